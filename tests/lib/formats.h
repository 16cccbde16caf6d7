/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_FORMATS_H
#define TESTS_FORMATS_H

/* formats - every format that has tables, found and not listed, so that a new
 * folder is tested from its first day.  Include after cmocka.h. */

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { FORMATS_MAX = 32 };

struct format {
    char kind[256], version[256];
    bool xml;
};

struct formats {
    struct format v[FORMATS_MAX];
    size_t n;
};

/* Add the format of this folder, if it is one. */
static inline void
formats_add(struct formats *fs, const char *dir, const char *kind,
    const char *version)
{
    struct format *f = &fs->v[fs->n];
    char path[1024], line[256];
    FILE *in;

    (void)snprintf(path, sizeof(path), "%s/%s/%s/format.tsv", dir, kind,
        version);
    in = fopen(path, "re");
    if (in == NULL)
        return;
    assert_true(fs->n + 1 < FORMATS_MAX);
    (void)snprintf(f->kind, sizeof(f->kind), "%s", kind);
    (void)snprintf(f->version, sizeof(f->version), "%s", version);
    while (fgets(line, sizeof(line), in) != NULL)
        if (strcmp(line, "syntax\txml\n") == 0)
            f->xml = true;
    assert_int_equal(fclose(in), 0);
    fs->n++;
}

/* All below dir, in name order. */
static inline void
formats_find(struct formats *fs, const char *dir)
{
    struct dirent **kind, **version;
    int kinds = scandir(dir, &kind, NULL, alphasort);

    memset(fs, 0, sizeof(*fs));
    assert_true(kinds > 0);
    for (int k = 0; k < kinds; k++) {
        char path[1024];
        int versions;

        (void)snprintf(path, sizeof(path), "%s/%s", dir, kind[k]->d_name);
        versions = kind[k]->d_name[0] == '.'
                       ? 0
                       : scandir(path, &version, NULL, alphasort);
        for (int i = 0; i < versions; i++) {
            if (version[i]->d_name[0] != '.')
                formats_add(fs, dir, kind[k]->d_name, version[i]->d_name);
            free(version[i]);
        }
        if (versions > 0)
            free(version);
        free(kind[k]);
    }
    free(kind);
    assert_true(fs->n >= 3);
}

#endif
