/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells in the text of a table, piece by piece.
 */

#pragma once

#include "workbook/mp-workbook-reader.h"

G_BEGIN_DECLS

/* Stands for a NUL byte, which no text may hold, until the cell ends. */
#define MP_NUL_MARK '\x1A'

typedef enum
{
  MP_TEXT_AT_START,
  MP_TEXT_IN_PLAIN,
  MP_TEXT_IN_QUOTES,
  MP_TEXT_AFTER_QUOTE,
} MpTextWhere;

typedef struct
{
  const char *separator;
  MpCellFunc func;
  gpointer data;
  MpReader *reader;

  MpTextWhere where;
  gboolean after_return;
  gboolean plain;     /* no quotation mark opens anything */
  gboolean backslash; /* the file writes \" for a quotation mark within quotes */
  guint32 row, column;
  GString *text;
} MpTextParser;

/* A piece ends between two characters. */
gboolean mp_text_parser_parse  (MpTextParser *self, const char *text, gsize length, GError **error);
gboolean mp_text_parser_finish (MpTextParser *self, GError **error);

G_END_DECLS
