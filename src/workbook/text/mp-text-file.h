/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file of text, whatever it holds: a table, a page, a document. Its charset is found once, and
 * its beginning says which reader it is for.
 */

#pragma once

#include "workbook/mp-workbook-reader.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;          /* without its folder, for messages */
  GFile *file;
  const char *charset; /* as mp_text_encoding_find() says */
  gsize skip;          /* bytes of a byte order mark */
  char head[4096 + 1]; /* as UTF-8 */
  gsize head_length;
} MpTextFile;

/* NULL when it is no text. */
MpTextFile   *mp_text_file_open    (const char *path, MpSheetWatch *watch, GError **error);
void          mp_text_file_free    (MpTextFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpTextFile, mp_text_file_free)

/* As UTF-8 from its beginning; what is broken in it is U+FFFD. */
GInputStream *mp_text_file_stream  (MpTextFile *self, GError **error);
/* It begins with the word, blanks aside, in small letters or capitals. */
gboolean      mp_text_file_begins  (const MpTextFile *self, const char *word);
/* The word stands in its beginning, in small letters or capitals. */
gboolean      mp_text_file_mentions (const MpTextFile *self, const char *word);
/* Always FALSE. */
gboolean      mp_text_file_fail_damaged (MpTextFile *self, GError **error);

/* What may be behind a text; each takes it, and is NULL with an error when it is not. */
MpReader     *mp_text_reader_new   (MpTextFile *file, GError **error);
MpReader     *mp_html_reader_new   (MpTextFile *file, MpSheetWatch *watch, GError **error);
MpReader     *mp_spreadsheetml_reader_new (MpTextFile *file, MpSheetWatch *watch,
                                            GError **error);

G_END_DECLS
