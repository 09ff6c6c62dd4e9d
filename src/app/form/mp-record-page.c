/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the catalog marks fields as essential they stand on a card, and the sections of the others
 * fold below it. Custom fields follow under a heading of their own.
 */

#include "config.h"

#include "mp-record-page.h"

#include "app/layout/mp-columns-layout.h"
#include "app/widget/mp-preedit.h"
#include "app/widget/mp-reading-box.h"
#include "app/widget/mp-settings.h"
#include "app/field/mp-field-section.h"

#include <glib/gi18n-lib.h>

#define SECTION_SPACING 12
#define OPEN_SECTIONS "open-sections"

struct _MpRecordPage
{
  GtkWidget parent_instance;

  MpRecordEdit *edit;
  GSettings *settings;  /* NULL: what is opened is not remembered */
  GtkWidget *scroller;
  GtkWidget *sections;
  GPtrArray *rows;      /* of MpFieldRow, in reading order */
  gboolean has_card;
  gboolean stale;       /* something was typed since the rows looked at each other */
};

G_DEFINE_FINAL_TYPE (MpRecordPage, mp_record_page, GTK_TYPE_WIDGET)

/* --- sections --------------------------------------------------------------------------------- */

static MpFieldSection *
first (MpRecordPage *self)
{
  return MP_FIELD_SECTION (gtk_widget_get_first_child (self->sections));
}

static MpFieldSection *
next (MpFieldSection *section)
{
  GtkWidget *sibling = gtk_widget_get_next_sibling (GTK_WIDGET (section));

  return sibling != NULL ? MP_FIELD_SECTION (sibling) : NULL;
}

static char *
dup_key (MpFieldSection *section)
{
  return g_strdup_printf (
    "%s/%s", mp_record_edit_get_entity (mp_field_section_get_edit (section))->name,
    mp_field_section_get_name (section));
}

/* What a clerk works with is open the next time, on every record of the kind. */
static void
folded_cb (MpRecordPage *self, MpFieldSection *section)
{
  g_auto (GStrv) open = g_settings_get_strv (self->settings, OPEN_SECTIONS);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *key = dup_key (section);
  g_auto (GStrv) now = NULL;

  for (char **name = open; *name != NULL; name++)
    if (!g_str_equal (*name, key))
      g_strv_builder_add (builder, *name);
  if (mp_field_section_is_open (section))
    g_strv_builder_add (builder, key);
  now = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, OPEN_SECTIONS, (const char *const *) now);
}

static MpFieldSection *
begin_section (MpRecordPage *self, MpRecordEdit *edit, const char *name, MpSectionKind kind)
{
  MpFieldSection *section = MP_FIELD_SECTION (mp_field_section_new (edit, name, kind));

  gtk_widget_set_parent (GTK_WIDGET (section), self->sections);
  if (kind == MP_SECTION_FOLDS && self->settings != NULL)
    {
      g_auto (GStrv) open = g_settings_get_strv (self->settings, OPEN_SECTIONS);
      g_autofree char *key = dup_key (section);

      mp_field_section_open (section, g_strv_contains ((const char *const *) open, key));
      g_signal_connect_swapped (section, "folded", G_CALLBACK (folded_cb), self);
    }
  return section;
}

/* One value may make another odd: as many Party members as members. */
static void
left_cb (MpRecordPage *self, MpFieldRow *left)
{
  mp_field_row_update (left);
  for (guint i = 0; self->stale && i < self->rows->len; i++)
    if (self->rows->pdata[i] != left)
      mp_field_row_update (self->rows->pdata[i]);
  self->stale = FALSE;
}

static void
add_row (MpRecordPage *self, MpFieldSection *section, const MpField *field)
{
  MpFieldRow *row = mp_field_section_add (section, field);

  g_ptr_array_add (self->rows, row);
  g_signal_connect_swapped (row, "left", G_CALLBACK (left_cb), self);
}

/* What stands before any section has begun: behind the card of essentials it belongs to the first
 * section, the link to the owner always does, and else it is what the record is about.
 */
static const char *
first_section (MpRecordPage *self, const MpEntity *entity)
{
  gboolean leading = FALSE;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      if (entity->fields[i].section != NULL)
        return leading && !self->has_card ? N_("Essentials") : entity->fields[i].section;
      leading = leading || g_strcmp0 (entity->fields[i].name, entity->parent) != 0;
    }
  return entity->label;
}

/* What belongs to another is not moved to a third by a key that was meant for the first field: the
 * owner stands in the title, and is asked for only where it is not known.
 */
static gboolean
knows_owner (MpRecordEdit *edit)
{
  const MpEntity *entity = mp_record_edit_get_entity (edit);

  return entity->parent != NULL
         && (mp_record_edit_get_owner (edit) != NULL
             || mp_record_get_by_name (mp_record_edit_get_original (edit), entity->parent) != NULL);
}

static gboolean
is_fixed (MpRecordEdit *edit, const MpField *field)
{
  return (field->flags & MP_FIXED) != 0
         && !((field->flags & MP_FOUND_AT) != 0 && mp_record_edit_is_new (edit));
}

/* What cannot be written stands above the form, and the owner in its title. */
static gboolean
has_place (MpRecordEdit *edit, const MpField *field)
{
  return mp_field_is_written (field) && !is_fixed (edit, field)
         && !(knows_owner (edit)
              && g_str_equal (field->name, mp_record_edit_get_entity (edit)->parent));
}

/* All that a line of a ledger has, in one look. */
static void
add_card (MpRecordPage *self)
{
  const MpEntity *entity = mp_record_edit_get_entity (self->edit);
  MpFieldSection *card = NULL;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      if ((entity->fields[i].flags & MP_ESSENTIAL) == 0
          || !has_place (self->edit, &entity->fields[i]))
        continue;
      if (card == NULL)
        card = begin_section (self, self->edit, N_("Essentials"), MP_SECTION_CARD);
      add_row (self, card, &entity->fields[i]);
    }
  self->has_card = card != NULL;
}

static void
add_fields (MpRecordPage *self, MpRecordEdit *edit)
{
  const MpEntity *entity = mp_record_edit_get_entity (edit);
  MpSectionKind kind = self->has_card ? MP_SECTION_FOLDS : MP_SECTION_OPEN;
  MpFieldSection *section = NULL;
  const char *name = NULL;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];
      const char *here = (field->flags & MP_CUSTOM) != 0
                           ? N_("Fields of this office")
                           : field->section;

      if (!has_place (edit, field) || (field->flags & MP_ESSENTIAL) != 0)
        continue;
      if (here == NULL && section == NULL)
        here = first_section (self, entity);
      if (here != NULL && here != name)
        {
          section = begin_section (self, edit, here, kind);
          name = here;
        }
      add_row (self, section, field);
    }
}

/* What appears because of what was just chosen is what is to be filled in next: it is open. */
static void
update_shown (MpRecordPage *self)
{
  for (MpFieldSection *section = first (self); section != NULL; section = next (section))
    {
      MpRecordEdit *edit = mp_field_section_get_edit (section);
      gboolean has_lines = mp_field_section_update (section);
      gboolean shown = has_lines && (edit == self->edit
                                     || mp_record_edit_shows (self->edit,
                                                              mp_record_edit_get_entity (edit)));

      if (shown && !gtk_widget_get_visible (GTK_WIDGET (section)))
        mp_field_section_open (section, TRUE);
      gtk_widget_set_visible (GTK_WIDGET (section), shown);
    }
}

static void
edit_changed_cb (MpRecordPage *self)
{
  self->stale = TRUE;
  update_shown (self);
}

/* --- keys ------------------------------------------------------------------------------------- */

static MpFieldSection *
section_of (MpRecordPage *self, GtkWidget *widget)
{
  for (MpFieldSection *section = first (self); section != NULL; section = next (section))
    if (gtk_widget_is_ancestor (widget, GTK_WIDGET (section)))
      return section;
  return NULL;
}

static MpFieldSection *
focused_section (MpRecordPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL ? section_of (self, focus) : NULL;
}

/* How far a case has come is hardly ever what is typed first: only where there is nothing else. */
static gboolean
focus_first (GPtrArray *rows)
{
  GtkWidget *stage = NULL;

  for (guint i = 0; i < rows->len; i++)
    if (gtk_widget_get_visible (rows->pdata[i]))
      {
        if ((mp_field_row_get_field (rows->pdata[i])->flags & MP_FIXED) == 0)
          return gtk_widget_grab_focus (rows->pdata[i]);
        stage = rows->pdata[i];
      }
  return stage != NULL && gtk_widget_grab_focus (stage);
}

/* To the first field of the section before or after, which is open then. */
static void
jump (MpRecordPage *self, gboolean forward)
{
  MpFieldSection *from = focused_section (self);
  GtkWidget *to = from != NULL ? GTK_WIDGET (from) : NULL;

  do
    to = to == NULL ? GTK_WIDGET (first (self))
         : forward  ? gtk_widget_get_next_sibling (to)
                    : gtk_widget_get_prev_sibling (to);
  while (to != NULL && !gtk_widget_get_visible (to));
  if (to == NULL)
    return;

  mp_field_section_open (MP_FIELD_SECTION (to), TRUE);
  focus_first (mp_field_section_get_rows (MP_FIELD_SECTION (to)));
}

/* Before a note takes them for its paragraphs; not from an input method. */
static gboolean
key_cb (MpRecordPage *self, guint key, guint code, GdkModifierType state)
{
  gboolean down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != GDK_CONTROL_MASK
      || (!down && key != GDK_KEY_Up && key != GDK_KEY_KP_Up) || mp_preedit_is_active ())
    return GDK_EVENT_PROPAGATE;

  jump (self, down);
  return GDK_EVENT_STOP;
}

static void
add_shortcuts (MpRecordPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
mp_record_page_dispose (GObject *object)
{
  MpRecordPage *self = MP_RECORD_PAGE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->edit);

  G_OBJECT_CLASS (mp_record_page_parent_class)->dispose (object);
}

static void
mp_record_page_class_init (MpRecordPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_record_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mp_record_page_init (MpRecordPage *self)
{
  self->rows = g_ptr_array_new ();
  self->settings = mp_settings_new_window ();
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (self->scroller, "form-body");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  add_shortcuts (self);
}

/* One column below a card, else two beside each other. */
static GtkLayoutManager *
make_layout (const MpEntity *entity)
{
  GtkLayoutManager *column;

  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & MP_ESSENTIAL) != 0)
      {
        column = gtk_box_layout_new (GTK_ORIENTATION_VERTICAL);
        gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (column), SECTION_SPACING / 2);
        return column;
      }
  return mp_columns_layout_new (SECTION_SPACING);
}

GtkWidget *
mp_record_page_new (MpRecordEdit *edit)
{
  MpRecordPage *self = g_object_new (MP_TYPE_RECORD_PAGE, NULL);
  g_autoptr (GPtrArray) entities = mp_record_edit_list_child_entities (edit);

  self->edit = g_object_ref (edit);
  self->sections = mp_reading_box_new (make_layout (mp_record_edit_get_entity (edit)));
  gtk_widget_add_css_class (self->sections, "form-sections");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->sections);
  add_card (self);
  add_fields (self, edit);
  for (guint i = 0; i < entities->len; i++)
    {
      const MpEntity *entity = entities->pdata[i];

      if ((entity->flags & MP_ENTITY_ONE) != 0
          && g_str_equal (entity->group, mp_record_edit_get_entity (edit)->group))
        add_fields (self, mp_record_edit_get_child (edit, entity));
    }
  for (MpFieldSection *section = first (self); section != NULL; section = next (section))
    if (mp_field_section_get_edit (section) != edit)
      gtk_widget_set_visible (GTK_WIDGET (section),
                              mp_record_edit_shows (edit, mp_record_edit_get_entity (
                                                            mp_field_section_get_edit (section))));
  update_shown (self);
  g_signal_connect_object (edit, "changed", G_CALLBACK (edit_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
mp_record_page_focus_first (MpRecordPage *self)
{
  focus_first (self->rows);
}

const MpField *
mp_record_page_get_focused (MpRecordPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_state_flags (self->rows->pdata[i]) & GTK_STATE_FLAG_FOCUS_WITHIN)
      return mp_field_row_get_field (self->rows->pdata[i]);
  return NULL;
}

gboolean
mp_record_page_focus_field (MpRecordPage *self, MpRecordEdit *edit, const MpField *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      MpFieldRow *row = self->rows->pdata[i];

      if (mp_field_row_get_edit (row) == edit && mp_field_row_get_field (row) == field)
        {
          mp_field_section_open (section_of (self, GTK_WIDGET (row)), TRUE);
          gtk_widget_grab_focus (GTK_WIDGET (row));
          return TRUE;
        }
    }
  return FALSE;
}

void
mp_record_page_check (MpRecordPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      MpFieldRow *row = self->rows->pdata[i];
      MpRecordEdit *edit = mp_field_row_get_edit (row);

      if (mp_record_edit_get_owner (edit) == NULL || mp_record_edit_is_changed (edit))
        mp_field_row_check (row);
    }
}

gboolean
mp_record_page_is_personal (MpRecordPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (mp_field_row_is_personal (self->rows->pdata[i]))
      return TRUE;
  return FALSE;
}
