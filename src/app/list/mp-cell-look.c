/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A state of the usual kind keeps the place of the dot empty, so that the words of a column stand
 * below each other.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mp-cell-look.h"
#include "policy/mp-days.h"

#define DOT "● "
#define RING "○ "

/* "2026-12-01 4天后到期", in a colour too. Of what is known in part nobody knows how many days are
 * left: it has passed when all of it has.
 */
static char *
word_expiry (const char *day, gint64 notice_days, const char **style)
{
  g_autofree char *today = mp_days_today ();
  gboolean passed = strncmp (day, today, strlen (day)) < 0;
  gint64 left = G_MAXINT64;

  mp_days_between (today, day, &left);
  *style = passed ? "expired" : left <= notice_days ? "expiring" : NULL;
  if (passed)
    return g_strdup_printf (C_("day", "%s expired"), day);
  if (left == 0)
    return g_strdup_printf (C_("day", "%s ends today"), day);
  return left <= notice_days ? g_strdup_printf (C_("day", "%s in %d days"), day, (int) left)
                                   : g_strdup (day);
}

static void
show_expiry (GtkInscription *cell, const char *day, gint64 notice_days)
{
  const char *style = NULL;
  g_autofree char *text = *day != '\0' ? word_expiry (day, notice_days, &style) : g_strdup ("");

  gtk_widget_remove_css_class (GTK_WIDGET (cell), "expired");
  gtk_widget_remove_css_class (GTK_WIDGET (cell), "expiring");
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (cell), style);
  gtk_inscription_set_text (cell, text);
}

static void
paint (PangoAttrList *attributes, PangoAttribute *paint, gsize length)
{
  paint->start_index = 0;
  paint->end_index = (guint) length;
  pango_attr_list_insert (attributes, paint);
}

/* The dot has the colour; the word is read like any other. */
static void
show_state (GtkInscription *cell, const char *label, MpTone tone)
{
  static const guint16 alphas[] = {
    [MP_TONE_PLAIN] = 1, [MP_TONE_WATCH] = G_MAXUINT16,
    [MP_TONE_IDLE] = G_MAXUINT16 / 2, [MP_TONE_OVER] = G_MAXUINT16 / 2,
  };
  const char *dot = tone == MP_TONE_OVER ? RING : DOT;
  g_autofree char *text = g_strconcat (dot, label, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GdkRGBA warning;

  paint (attributes, pango_attr_foreground_alpha_new (alphas[tone]), strlen (dot));
  if (tone == MP_TONE_WATCH
      && gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (cell)),
                                         "warning_color", &warning))
    paint (attributes,
           pango_attr_foreground_new ((guint16) (warning.red * G_MAXUINT16),
                                      (guint16) (warning.green * G_MAXUINT16),
                                      (guint16) (warning.blue * G_MAXUINT16)),
           strlen (dot));
  gtk_inscription_set_attributes (cell, attributes);
  gtk_inscription_set_text (cell, text);
}

/* Telling a cell that it has no attributes costs four times as much as asking whether it has. */
static void
show_plain (GtkInscription *cell, const char *text)
{
  if (gtk_inscription_get_attributes (cell) != NULL)
    gtk_inscription_set_attributes (cell, NULL);
  gtk_inscription_set_text (cell, text);
}

void
mp_cell_look_show (GtkInscription *cell, MpStore *store, MpRecord *record, const MpField *field,
                   const char *text, gint64 notice_days)
{
  MpCodes *codes = mp_store_get_codes (store);
  const MpCode *code =
      field->type == MP_CODE ? mp_codes_lookup (codes, field->of, mp_record_get (record, field))
                             : NULL;

  if ((field->flags & MP_EXPIRES) != 0)
    show_expiry (cell, text, notice_days);
  else if (code != NULL && mp_codes_has_tones (codes, field->of))
    show_state (cell, text, code->tone);
  else
    show_plain (cell, text);
}
