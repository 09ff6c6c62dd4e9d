/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Imports of a table that stands in the test itself.
 */

#pragma once

#include "../store/store-fixture.h"
#include "import/mp-import.h"
#include <string.h>

G_BEGIN_DECLS

#define UNIT "511102009000"
#define HEAD "序号,所属社区,组织名称,管理层级,类别,成立时间,负责人,联系电话,成员数,活动场所\n"
void set_up (Office *office, gconstpointer data);
MpImport *open_text (Office *office, const char *text);
MpImport *plan_text (Office *office, const char *text);
gint64 apply (MpImport *import);
MpImportRow *row_at (MpImport *import, guint i);
gint64 number (Office *office, const char *sql);

G_END_DECLS
