/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as an XML document of the two XML formats: no crash, an answer
 * for every fault, and what was accepted is written and reads back the same.
 * Run from the root of the tree: the tables are in adapters/.
 */
#include "tests/fuzz/fuzz_adapter.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    fuzz_adapter("pi", (struct span){data, n});
    fuzz_adapter("reclassering", (struct span){data, n});
    return 0;
}
