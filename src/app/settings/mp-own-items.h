/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the office has added to the catalog: fields of its own, items of code lists. Each can be
 * added, renamed, and taken out of use; none is deleted, for records hold them.
 */

#pragma once

#include <adwaita.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_OWN_ITEMS (mp_own_items_get_type ())
G_DECLARE_FINAL_TYPE (MpOwnItems, mp_own_items, MP, OWN_ITEMS, AdwPreferencesGroup)

/* What differs between the two sections. */
typedef struct
{
  const char *title;       /* N_() */
  const char *description; /* N_() */
  const char *add;         /* N_(): heading of the question for a new one */
  const char *stop;        /* N_(): on the button that takes one out of use … */
  const char *resume;      /* N_(): … and back */
  /* Where, key, label, what stands below the label, "1" when it is out of use. */
  const char *list_sql;
  /* Where a new one can be, as "key\nlabel" lines in the order of the choice. */
  GPtrArray *(*dup_places) (MpStore *store);
  char *(*dup_subtitle)    (MpStore *store, const char *where, const char *detail);
  gboolean (*create)       (MpStore *store, const char *where, const char *kind, const char *label,
                            GError **error);
  gboolean (*change)       (MpStore *store, const char *where, const char *key, const char *label,
                            gboolean stopped, GError **error);
  gboolean kinds;          /* a new one is asked for its type too */
} MpOwnSection;

extern const MpOwnSection mp_own_fields;
extern const MpOwnSection mp_own_codes;

GtkWidget *mp_own_items_new (MpStore *store, const MpOwnSection *section);

G_END_DECLS
