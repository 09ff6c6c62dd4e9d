/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns whose cells only say yes or no. Each says whether column `i` is one of its kind, and then
 * has made it so.
 */

#pragma once

#include "import/mp-import-subject.h"

G_BEGIN_DECLS

/* Ticks under 登记 | 备案 | 活动小组: each heading is a code of one field. */
gboolean mp_column_read_ticks   (MpImport *self, MpImportBlock *block, guint i);
/* Ticks under 章程｛有 | 无｝: the heading above asks. */
gboolean mp_column_read_answers (MpImport *self, MpImportBlock *block, guint i);
/* 备案 over 是 and 否, alone. */
gboolean mp_column_read_word    (MpImport *self, MpImportBlock *block, guint i);
/* 是否备案 | 是否登记: is read together with the columns before it that fill the same field. */
gboolean mp_column_join         (MpImport *self, MpImportBlock *block, guint i);

G_END_DECLS
