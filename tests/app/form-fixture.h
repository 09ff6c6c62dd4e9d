/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form of an organization in a window.
 */

#pragma once

#include <string.h>
#include "app-fixture.h"
#include "app/form/mp-child-cell.h"
#include "app/form/mp-child-grid.h"
#include "app/field/mp-field-row.h"
#include "edit/mp-kind.h"
#include "edit/mp-reveal.h"
#include "app/field/mp-picker.h"
#include "app/widget/mp-preedit.h"
#include "app/form/mp-record-form-private.h"
#include "app/window/mp-window-private.h"
#include "policy/mp-rules.h"
#include "store/mp-db.h"
#include "../store/bare-write.h"

G_BEGIN_DECLS

typedef struct
{
  MpStore *store;
  MpWindow *window;
  const MpEntity *organization;
  GArray *ids;
  MpRecordForm *form;
} Fixture;

MpRecordForm *find_form (Fixture *self);
void show (Fixture *self, guint i);
void set_up (Fixture *self, gconstpointer data);
void tear_down (Fixture *self, gconstpointer data);
const MpField *field (Fixture *self, const char *name);
GtkEditable *find_entry (Fixture *self, const char *name);
gboolean is_saved (gpointer data);
void save (Fixture *self);

G_END_DECLS
