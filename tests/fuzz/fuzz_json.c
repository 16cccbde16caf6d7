/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as a JSON document of the municipalities: no crash, an answer for
 * every fault, and what was accepted is written and reads back the same.
 * Run from the root of the tree: the tables are in adapters/.
 */
#include "tests/fuzz/fuzz_adapter.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    fuzz_adapter("gemeente", (struct span){data, n});
    return 0;
}
