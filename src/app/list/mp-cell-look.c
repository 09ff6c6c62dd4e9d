/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The looks are classes of the style sheet: attributes of the text would have every cell computed
 * twice, a tenth of the start. A state of the usual kind keeps the place of its mark empty, so that
 * the words of a column stand below each other.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mp-cell-look.h"
#include "app/widget/mp-expiry.h"

/* A cell is used again for another row: it wears one look, or none. */
static void
wear (GtkWidget *cell, const char *look)
{
  static const char *const looks[] = { "expired", "expiring", "usual", "watch", "idle", "over" };

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_strcmp0 (looks[i], look) == 0)
      gtk_widget_add_css_class (cell, looks[i]);
    else
      gtk_widget_remove_css_class (cell, looks[i]);
}

static void
show_expiry (GtkInscription *cell, MpStore *store, MpRecord *record, const MpField *field,
             const char *day)
{
  const char *look = NULL;
  g_autofree char *text =
      *day != '\0' ? mp_expiry_word_in (store, record, field, day, &look) : g_strdup (day);

  wear (GTK_WIDGET (cell), look);
  gtk_inscription_set_text (cell, text);
}

static void
show_state (GtkInscription *cell, const char *label, MpTone tone)
{
  static const char *const looks[] = {
    [MP_TONE_PLAIN] = "usual", [MP_TONE_WATCH] = "watch",
    [MP_TONE_IDLE] = "idle",   [MP_TONE_OVER] = "over",
  };

  wear (GTK_WIDGET (cell), looks[tone]);
  gtk_inscription_set_text (cell, label);
}

void
mp_cell_look_show (GtkInscription *cell, MpStore *store, MpRecord *record, const MpField *field,
                   const char *text)
{
  MpCodes *codes = mp_store_get_codes (store);
  const MpCode *code =
      field->type == MP_CODE ? mp_codes_lookup (codes, field->of, mp_record_get (record, field))
                             : NULL;

  if ((field->flags & MP_EXPIRES) != 0)
    show_expiry (cell, store, record, field, text);
  else if (code != NULL && mp_codes_has_tones (codes, field->of))
    show_state (cell, text, code->tone);
  else
    gtk_inscription_set_text (cell, text);
}
