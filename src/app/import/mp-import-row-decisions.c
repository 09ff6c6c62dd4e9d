/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done with a row, side by side and by the keys 1, 2, 3. A decision holds for all rows
 * that are selected, or for all that wait for the same reason; one of them that cannot be so stays
 * as it was. What was decided stands there pressed, and the same key takes it back: so the choices
 * are always those of the row as it was planned.
 */

#include "config.h"

#include "mp-import-row-view-private.h"
#include "mp-import-standing.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  DEED_INTO,    /* update the record that it resembles */
  DEED_ACCEPT,  /* as far as it can be read */
  DEED_NEW,
  DEED_INSTEAD, /* in the place of the row that it repeats */
  DEED_LEAVE,
  N_DEEDS,
} Deed;

static const char *const labels[N_DEEDS] = {
  [DEED_INTO] = N_("The same: only fill what is empty"),
  [DEED_ACCEPT] = N_("Import it so"),
  [DEED_NEW] = N_("Add it as new"),
  [DEED_INSTEAD] = N_("This row counts"),
  [DEED_LEAVE] = N_("Not now"),
};

static const char *const hints[N_DEEDS] = {
  [DEED_INTO] = N_("It is what the records have already; the ticked fields are brought up to date"),
  [DEED_ACCEPT] = N_("What cannot be read is left empty"),
  [DEED_NEW] = N_("It is another one, however similar"),
  [DEED_INSTEAD] = N_("The other row is left out instead"),
  [DEED_LEAVE] = N_("The row is not imported; it can be saved to a workbook of its own"),
};

/* Those that still wait for the same reason. */
static GPtrArray *
list_alike (MpImportRowView *self)
{
  GListModel *rows = mp_import_get_rows (self->import);
  const char *reason = mp_import_row_get_reason (self->row);
  GPtrArray *alike = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (rows, i);

      if (row != self->row && mp_import_standing_of (row) == MP_STANDING_HELD
          && g_strcmp0 (mp_import_row_get_reason (row), reason) == 0)
        g_ptr_array_add (alike, g_steal_pointer (&row));
    }

  return alike;
}

static MpImportRow *
find_line (MpImport *import, const char *sheet, guint line)
{
  GListModel *rows = mp_import_get_rows (import);

  for (guint i = 0; line != 0 && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MpImportRow) one = g_list_model_get_item (rows, i);

      if (mp_import_row_get_row (one) == line
          && g_strcmp0 (mp_import_row_get_sheet (one), sheet) == 0)
        return one; /* the import holds it */
    }
  return NULL;
}

MpImportRow *
mp_import_row_find_earlier (MpImport *import, MpImportRow *row)
{
  const MpImportSimilar *similar = mp_import_row_get_similar (row);

  return similar != NULL ? find_line (import, similar->sheet, similar->row) : NULL;
}

/* The line that counts instead of a row that was left out; 0: it is left out by itself. */
static guint
get_instead (MpImportRow *row)
{
  MpImportDecision decision;
  gint64 line;

  return mp_import_row_get_decision (row, &decision, &line) && decision == MP_IMPORT_LEAVE
             ? (guint) line
             : 0;
}

gint64
mp_import_row_find_record (MpImportRow *row)
{
  const MpImportSimilar *similar = mp_import_row_get_similar (row);

  return similar != NULL && similar->record != 0 ? similar->record : mp_import_row_get_id (row);
}

/* --- deciding ------------------------------------------------------------------------------- */

static gboolean
take_instead (MpImport *import, MpImportRow *row, GError **error)
{
  MpImportRow *earlier = mp_import_row_find_earlier (import, row);
  gint64 id = earlier != NULL ? mp_import_row_get_id (earlier) : 0;

  return earlier != NULL
         && mp_import_decide (import, row, id != 0 ? MP_IMPORT_INTO : MP_IMPORT_AS_NEW, id, error)
         && mp_import_decide (import, earlier, MP_IMPORT_LEAVE, mp_import_row_get_row (row), error);
}

static gboolean
decide (MpImport *import, MpImportRow *row, Deed deed, GError **error)
{
  gint64 id = mp_import_row_find_record (row);
  const MpImportSimilar *similar = mp_import_row_get_similar (row);
  gboolean doubtful = similar != NULL && similar->doubtful;

  switch (deed)
    {
    case DEED_INTO:
      return id != 0
             && mp_import_decide (import, row, doubtful ? MP_IMPORT_FILL : MP_IMPORT_INTO, id,
                                  error);
    case DEED_ACCEPT:
      return mp_import_decide (import, row, MP_IMPORT_ACCEPT, 0, error);
    case DEED_NEW:
      return mp_import_decide (import, row, MP_IMPORT_AS_NEW, 0, error);
    case DEED_INSTEAD:
      return take_instead (import, row, error);
    case DEED_LEAVE:
    case N_DEEDS:
    default:
      return mp_import_decide (import, row, MP_IMPORT_LEAVE, 0, error);
    }
}

/* What the clerk has done with the row; N_DEEDS: nothing. */
static Deed
get_deed (MpImport *import, MpImportRow *row)
{
  MpImportRow *earlier = mp_import_row_find_earlier (import, row);
  MpImportDecision decision;
  gint64 id;

  if (!mp_import_row_get_decision (row, &decision, &id))
    return N_DEEDS;
  if (decision == MP_IMPORT_LEAVE)
    return DEED_LEAVE;
  if (earlier != NULL && get_instead (earlier) == mp_import_row_get_row (row))
    return DEED_INSTEAD;
  return decision == MP_IMPORT_ACCEPT   ? DEED_ACCEPT
         : decision == MP_IMPORT_AS_NEW ? DEED_NEW
                                        : DEED_INTO;
}

/* Of two rows of which one counts instead of the other neither is decided then. */
static gboolean
take_back (MpImport *import, MpImportRow *row, GError **error)
{
  MpImportRow *other =
      get_deed (import, row) == DEED_INSTEAD
          ? mp_import_row_find_earlier (import, row)
          : find_line (import, mp_import_row_get_sheet (row), get_instead (row));

  return (other == NULL || mp_import_take_back (import, other, error))
         && mp_import_take_back (import, row, error);
}

/* Another word in the place of the one before. */
static gboolean
decide_anew (MpImport *import, MpImportRow *row, Deed deed, GError **error)
{
  return (get_deed (import, row) == N_DEEDS || take_back (import, row, error))
         && decide (import, row, deed, error);
}

static void
decide_all (MpImport *import, GPtrArray *rows, Deed deed, gboolean back)
{
  for (guint i = 0; i < rows->len; i++)
    if (!back)
      decide_anew (import, rows->pdata[i], deed, NULL);
    else if (get_deed (import, rows->pdata[i]) == deed)
      take_back (import, rows->pdata[i], NULL);
}

static void
decide_cb (MpImportRowView *self, GtkButton *button)
{
  Deed deed = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "deed"));
  g_autoptr (GPtrArray) alike = self->alike != NULL && gtk_check_button_get_active (self->alike)
                                    ? list_alike (self)
                                    : g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  gboolean back = get_deed (self->import, self->row) == deed;
  gboolean done = back ? take_back (self->import, self->row, &error)
                       : decide_anew (self->import, self->row, deed, &error);

  self->done = done && !back;
  if (done)
    {
      decide_all (self->import, alike, deed, back);
      decide_all (self->import, self->others, deed, back);
    }
  mp_import_row_view_after (self, done, error);
}

gboolean
mp_import_row_view_decide (MpImportRowView *self, guint number)
{
  GtkWidget *button =
      self->decisions != NULL ? gtk_widget_get_first_child (self->decisions) : NULL;

  for (guint i = 1; i < number && button != NULL; i++)
    button = gtk_widget_get_next_sibling (button);
  if (button == NULL)
    return FALSE;
  decide_cb (self, GTK_BUTTON (button));
  return TRUE;
}

/* --- the choices ---------------------------------------------------------------------------- */

/* Nothing can be taken of a row without a name or a community. */
static gboolean
can_be_taken (MpImportRowView *self)
{
  const MpImportTable *table =
      mp_import_get_table (self->import, mp_import_row_get_table (self->row));

  return mp_import_row_get_outcome (self->row) != MP_IMPORT_REFUSED
         && (!table->placed || mp_import_row_get_value (self->row, table->place) != NULL);
}

/* Says how much of the record would become what the file says. */
static char *
dup_label (MpImportRowView *self, Deed deed)
{
  if (deed != DEED_INTO || self->n_taken == 0)
    return g_strdup (_(labels[deed]));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The same: update %u field",
                                       "The same: update %u fields", self->n_taken),
                          self->n_taken);
}

static void
append_deed (MpImportRowView *self, Deed deed, gboolean suggested)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *label = dup_label (self, deed);
  GtkWidget *text = gtk_label_new (label);
  g_autofree char *number = g_strdup_printf ("%u", ++self->n_decisions);
  GtkWidget *key = gtk_label_new (number);
  gboolean taken = get_deed (self->import, self->row) == deed;

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (key, "key");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), key);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), taken);
  gtk_widget_set_tooltip_text (button, taken ? _("Decided so; once more takes it back")
                                             : _(hints[deed]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (button, suggested ? "suggested-action" : "decision");
  g_object_set_data (G_OBJECT (button), "deed", GUINT_TO_POINTER (deed));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (decide_cb), self);
  gtk_box_append (GTK_BOX (self->decisions), button);
}

static void
append_alike (MpImportRowView *self)
{
  g_autoptr (GPtrArray) alike = list_alike (self);
  g_autofree char *text = NULL;

  if (alike->len == 0 || self->others->len > 0)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "So too the %u other row with this reason",
                                       "So too the %u other rows with this reason", alike->len),
                          alike->len);
  self->alike = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (text));
  gtk_box_append (self->box, GTK_WIDGET (self->alike));
}

void
mp_import_row_view_append_decisions (MpImportRowView *self)
{
  MpImportOutcome outcome = mp_import_row_get_proposed (self->row);
  const MpImportSimilar *similar = mp_import_row_get_similar (self->row);
  gboolean undecided = get_deed (self->import, self->row) == N_DEEDS;
  gboolean open = outcome == MP_IMPORT_HELD && can_be_taken (self);
  gboolean known = outcome == MP_IMPORT_UPDATED || outcome == MP_IMPORT_SAME;

  self->decisions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->decisions, "linked");
  self->n_decisions = 0;
  self->alike = NULL;
  if (open && similar != NULL && similar->record != 0)
    append_deed (self, DEED_INTO, undecided && !similar->doubtful);
  else if (open && similar != NULL && similar->row != 0)
    append_deed (self, DEED_INSTEAD, FALSE);
  else if (open)
    append_deed (self, DEED_ACCEPT, undecided);
  if (known || (open && similar != NULL))
    append_deed (self, DEED_NEW, FALSE);
  if (outcome != MP_IMPORT_REFUSED)
    append_deed (self, DEED_LEAVE, FALSE);
  gtk_widget_set_visible (self->decisions, self->n_decisions > 0);
  gtk_box_append (self->box, self->decisions);
  if (outcome == MP_IMPORT_HELD && undecided)
    append_alike (self);
}
