/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

/*
 * Names that may not appear in this tree.  Included last, by every .c file,
 * so that vendor headers are read before the names turn to poison.
 */
/* libc makes macros of these, and a macro cannot be poisoned. */
#undef sprintf
#undef vsprintf
#undef alloca

#pragma GCC poison strcpy strcat strncpy strncat stpcpy sprintf vsprintf
#pragma GCC poison gets atoi atol atoll atof strtok alloca rand srand
#pragma GCC poison gmtime localtime ctime asctime strerror tmpnam mktemp

#endif
