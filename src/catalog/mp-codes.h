/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The code lists (CL-01 … and the GB lists of domain.md): data/codes/<list>.ini, dated, with the
 * words by which clerks mean a code. An office's own items are laid over them by the store.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How a state stands among the others of its list. */
typedef enum
{
  MP_TONE_PLAIN,
  MP_TONE_WATCH, /* something is to be done */
  MP_TONE_IDLE,  /* nothing goes on */
  MP_TONE_OVER,  /* it has ended for good */
} MpTone;

typedef struct
{
  char *code;
  char *label;
  char *parent;     /* code of the list that this one refines, or NULL */
  char *valid_from; /* date or NULL */
  char *valid_to;   /* date or NULL: an ended code is shown but not offered */
  char **words;     /* what else means this code: short forms, old names, common slips */
  char **openings;  /* how words begin that go on with a name: 合并到书画社; NULL */
  gboolean usual;   /* nearly every answer is one of these */
  MpTone tone;
} MpCode;

#define MP_TYPE_CODES (mp_codes_get_type ())
G_DECLARE_FINAL_TYPE (MpCodes, mp_codes, MP, CODE_LISTS, GObject)

/* All built-in lists. What only reads them may be called from any thread. */
MpCodes      *mp_codes_new      (void);

gboolean      mp_codes_has_list (MpCodes *self, const char *list);
const char   *mp_codes_title    (MpCodes *self, const char *list);
/* The names of all lists, in no order; strings owned by self. */
GPtrArray    *mp_codes_dup_lists (MpCodes *self);
/* Those of a short list that nearly every answer is, of const MpCode: a form has a button for each.
 * Empty for any other list.
 */
GPtrArray    *mp_codes_dup_usual (MpCodes *self, const char *list);
/* Items of a list in its order; owned by self. */
GPtrArray    *mp_codes_list     (MpCodes *self, const char *list);
const MpCode *mp_codes_lookup   (MpCodes *self, const char *list, const char *code);
/* The label, or the code itself when the list does not know it (never lose what is stored). */
const char   *mp_codes_label    (MpCodes *self, const char *list, const char *code);
/* Whether its items have other tones than the plain one. */
gboolean      mp_codes_has_tones (MpCodes *self, const char *list);
/* By code, label or word, after NFKC and without white space; `exact` is FALSE when a word stood
 * for the code. NULL when nothing fits.
 */
const MpCode *mp_codes_find     (MpCodes *self, const char *list, const char *text,
                                 gboolean *exact);
/* By how the text begins, where something of its own follows: 合并到书画社; NULL. */
const MpCode *mp_codes_find_opening (MpCodes *self, const char *list, const char *text);
/* Adds or replaces an item (the office's own). */
void          mp_codes_add      (MpCodes *self, const char *list, const char *code,
                                 const char *label,
                                 const char *valid_from, const char *valid_to);

/* NFKC in simplified characters without any white space, U+3000, U+00A0 and zero-width characters
 * included: the form in which words, names and headings are compared.
 */
char         *mp_fold_text      (const char *text);

G_END_DECLS
