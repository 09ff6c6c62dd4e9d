/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows are check buttons in a list box: at most a county's communities, some hundreds. While
 * something is typed they stand as well as they fit, so that Enter takes the best, and not below
 * their sections.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "edit/find/mp-choices.h"
#include "mp-choice-popover.h"

/* From here on a search box is quicker than the eye. */
#define MANY 12

typedef struct
{
  char *key;
  char *label;
  char *section; /* or NULL */
  guint at;      /* its place where nothing is typed */
  MpFit fit;     /* to what is typed */
  GtkWidget *row;
  GtkCheckButton *check;
} Item;

/* Pixels that fit under the head of a list on a small laptop. */
#define MAX_HEIGHT 540

struct _MpChoicePopover
{
  GtkPopover parent_instance;

  MpChoiceMode mode;
  GtkSearchEntry *search;
  GtkListBox *list;
  GtkWidget *scroller;
  GtkWidget *nothing; /* in its place: a placeholder of GTK 4.8 stays blank after a filter */
  GPtrArray *items; /* of Item, in the order of the rows */
  char *section;    /* of what is added next; or NULL */
  gboolean typed; /* something is looked for */
  gboolean silent;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpChoicePopover, mp_choice_popover, GTK_TYPE_POPOVER)

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->key);
  g_free (item->label);
  g_free (item->section);
  g_free (item);
}

static Item *
find (MpChoicePopover *self, const char *key)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = self->items->pdata[i];

      if (g_str_equal (item->key, key))
        return item;
    }
  return NULL;
}

static Item *
item_of (gpointer row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "mp-item") : NULL;
}

static gboolean
is_shown (GtkListBoxRow *row, gpointer data)
{
  return item_of (row)->fit != MP_FIT_NONE;
}

/* What begins as was typed before what has it inside. */
static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  const Item *first = item_of (a);
  const Item *second = item_of (b);

  if (first->fit != second->fit)
    return (int) second->fit - (int) first->fit;
  return first->at < second->at ? -1 : first->at > second->at;
}

/* The title of a section stands over the first row of it that is shown. */
static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  MpChoicePopover *self = data;
  const Item *item = item_of (row);
  const Item *last = item_of (before);
  GtkWidget *header = NULL;

  if (!self->typed && item->section != NULL
      && (last == NULL || g_strcmp0 (last->section, item->section) != 0))
    {
      header = gtk_label_new (item->section);
      gtk_label_set_xalign (GTK_LABEL (header), 0);
      gtk_widget_add_css_class (header, "section");
    }
  gtk_list_box_row_set_header (row, header);
}

static void
toggled_cb (MpChoicePopover *self)
{
  if (!self->silent)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
choose_one (MpChoicePopover *self, Item *item)
{
  const char *keys[] = { item->key, NULL };

  mp_choice_popover_set_chosen (self, keys);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
row_activated_cb (MpChoicePopover *self, GtkListBoxRow *row)
{
  Item *item = item_of (row);

  if (self->mode == MP_CHOICE_ONE)
    choose_one (self, item);
  else
    gtk_check_button_set_active (item->check, !gtk_check_button_get_active (item->check));
}

/* Enter in the search box takes the best, which stands first. */
static void
search_activated_cb (MpChoicePopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL && item_of (row)->fit != MP_FIT_NONE)
    row_activated_cb (self, row);
}

/* What was typed among the rows is in the box already; the next letter goes behind it. */
static void
show_search (MpChoicePopover *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->search), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

static void
typed_cb (MpChoicePopover *self)
{
  g_autofree char *text =
      mp_choices_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gboolean found = FALSE;

  self->typed = *text != '\0';
  if (self->typed && !gtk_widget_get_visible (GTK_WIDGET (self->search)))
    show_search (self);
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = self->items->pdata[i];

      item->fit = mp_choices_fit (item->label, text);
      found = found || item->fit != MP_FIT_NONE;
    }
  gtk_widget_set_visible (self->scroller, found);
  gtk_widget_set_visible (self->nothing, !found);
  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

/* What is typed among the rows is looked for. The blank ticks a row, as in a window; a popover
 * leaves it alone.
 */
static gboolean
key_pressed_cb (MpChoicePopover *self, guint key, guint code, GdkModifierType state,
                GtkEventController *keys)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->search));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (row != NULL && (key == GDK_KEY_space || key == GDK_KEY_KP_Space))
    {
      row_activated_cb (self, GTK_LIST_BOX_ROW (row));
      return TRUE;
    }
  return g_unichar_isgraph (gdk_keyval_to_unicode (key))
         && gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (keys), GTK_WIDGET (text));
}

/* The row that is chosen, else the first one. */
static GtkWidget *
find_row (MpChoicePopover *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = self->items->pdata[i];

      if (gtk_widget_has_css_class (item->row, "chosen"))
        return item->row;
    }
  return self->items->len > 0 ? ((Item *) self->items->pdata[0])->row : NULL;
}

/* The keyboard goes with the mouse: few rows are walked through, or one is typed; to hide the box
 * alone would give the focus back to the button.
 */
static void
show_cb (MpChoicePopover *self)
{
  GtkWidget *row = self->items->len > MANY ? NULL : find_row (self);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (row != NULL ? row : GTK_WIDGET (self->search));
  gtk_widget_set_visible (GTK_WIDGET (self->search), row == NULL);
}

static void
mp_choice_popover_finalize (GObject *object)
{
  MpChoicePopover *self = MP_CHOICE_POPOVER (object);

  g_ptr_array_unref (self->items);
  g_free (self->section);

  G_OBJECT_CLASS (mp_choice_popover_parent_class)->finalize (object);
}

static void
mp_choice_popover_class_init (MpChoicePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_choice_popover_finalize;

  signals[CHANGED] = g_signal_new ("changed", MP_TYPE_CHOICE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
mp_choice_popover_init (MpChoicePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->items = g_ptr_array_new_with_free_func (item_free);
  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->scroller = gtk_scrolled_window_new ();
  self->nothing = gtk_label_new (_("Nothing found"));

  g_object_set (self->search, "placeholder-text", _("Name or pinyin"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Find in this list"), -1);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, is_shown, NULL, NULL);
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
  gtk_list_box_set_header_func (self->list, set_header, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "choices");
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_widget_hide (self->nothing);
  g_object_set (self->scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "max-content-height",
                MAX_HEIGHT, "propagate-natural-height", TRUE, "propagate-natural-width", TRUE,
                "child", self->list, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "choice");

  /* At once, not when the typing pauses: Enter may follow the last letter. */
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (self, "show", G_CALLBACK (show_cb), NULL);
}

GtkWidget *
mp_choice_popover_new (MpChoiceMode mode)
{
  MpChoicePopover *self = g_object_new (MP_TYPE_CHOICE_POPOVER, NULL);

  self->mode = mode;
  return GTK_WIDGET (self);
}

void
mp_choice_popover_clear (MpChoicePopover *self)
{
  GtkWidget *row;

  g_return_if_fail (MP_IS_CHOICE_POPOVER (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_ptr_array_set_size (self->items, 0);
  g_clear_pointer (&self->section, g_free);
}

void
mp_choice_popover_set_section (MpChoicePopover *self, const char *title)
{
  g_return_if_fail (MP_IS_CHOICE_POPOVER (self));

  g_free (self->section);
  self->section = g_strdup (title);
}

static GtkWidget *
make_note (const char *note)
{
  GtkWidget *label = gtk_label_new (note);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  return label;
}

/* One is marked by a tick at the end, several by check boxes. */
static GtkWidget *
make_row (MpChoicePopover *self, Item *item, const char *note, guint depth)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *child;

  if (self->mode == MP_CHOICE_SEVERAL)
    {
      child = gtk_check_button_new_with_label (item->label);
      item->check = GTK_CHECK_BUTTON (child);
      g_signal_connect_swapped (child, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_widget_set_focusable (child, FALSE);
    }
  else
    {
      child = gtk_label_new (item->label);
      gtk_label_set_xalign (GTK_LABEL (child), 0);
    }
  gtk_widget_set_margin_start (child, 16 * (int) depth);
  gtk_widget_set_hexpand (child, TRUE);
  gtk_box_append (GTK_BOX (box), child);
  if (note != NULL)
    gtk_box_append (GTK_BOX (box), make_note (note));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "mp-item", item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, item->label,
                                  -1);

  return row;
}

static void
add_item (MpChoicePopover *self, const char *key, const char *label, const char *note, guint depth)
{
  Item *item = g_new0 (Item, 1);

  item->key = g_strdup (key);
  item->label = g_strdup (label);
  item->fit = MP_FIT_BEGINS;
  item->at = self->items->len;
  item->section = g_strdup (self->section);
  g_ptr_array_add (self->items, item);
  item->row = make_row (self, item, note, depth);
  gtk_list_box_append (self->list, item->row);
}

void
mp_choice_popover_add (MpChoicePopover *self, const char *key, const char *label, guint depth)
{
  g_return_if_fail (MP_IS_CHOICE_POPOVER (self));

  add_item (self, key, label, NULL, depth);
}

void
mp_choice_popover_add_noted (MpChoicePopover *self, const char *key, const char *label,
                             const char *note)
{
  g_return_if_fail (MP_IS_CHOICE_POPOVER (self));

  add_item (self, key, label, note, 0);
}

void
mp_choice_popover_set_chosen (MpChoicePopover *self, const char *const *keys)
{
  g_return_if_fail (MP_IS_CHOICE_POPOVER (self));

  self->silent = TRUE;
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = self->items->pdata[i];
      gboolean chosen = keys != NULL && g_strv_contains (keys, item->key);

      if (item->check != NULL)
        gtk_check_button_set_active (item->check, chosen);
      else if (chosen)
        gtk_widget_add_css_class (item->row, "chosen");
      else
        gtk_widget_remove_css_class (item->row, "chosen");
      gtk_accessible_update_state (GTK_ACCESSIBLE (item->row), GTK_ACCESSIBLE_STATE_SELECTED,
                                   (int) chosen, -1);
    }
  self->silent = FALSE;
}

char **
mp_choice_popover_dup_chosen (MpChoicePopover *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (MP_IS_CHOICE_POPOVER (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = self->items->pdata[i];

      if (item->check != NULL ? gtk_check_button_get_active (item->check)
                              : gtk_widget_has_css_class (item->row, "chosen"))
        g_strv_builder_add (builder, item->key);
    }

  return g_strv_builder_end (builder);
}

const char *
mp_choice_popover_get_label (MpChoicePopover *self, const char *key)
{
  Item *item;

  g_return_val_if_fail (MP_IS_CHOICE_POPOVER (self), NULL);

  item = find (self, key);
  return item != NULL ? item->label : NULL;
}
