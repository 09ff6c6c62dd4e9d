/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One list box for each level. Choosing a row reads the level below it in a thread; a code that
 * was typed is a path through the levels, followed as they arrive. What no row of the open level is
 * called is looked for in the whole list.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/division/mp-divisions.h"

#include "mp-unit-chooser.h"
#include "mp-unit-finder.h"
#include "mp-unit-level.h"
#include "app/widget/mp-widget.h"

#define N_LEVELS 5
#define FIRST_REPORTING_LEVEL 3

static const guint code_lengths[N_LEVELS] = { 2, 4, 6, 9, 12 };

struct _MpUnitChooser
{
  GtkWidget parent_instance;

  GtkSearchEntry *search;
  GtkLabel *hint;
  GtkBox *columns;
  MpUnitLevel levels[N_LEVELS];
  MpUnitFinder *finder;
  char *target;          /* the code that is being followed, or NULL */
  GCancellable *loading; /* NULL while nothing is read */
  gboolean entered;      /* Enter came before the rows that are being read */
};

enum { CHANGED, ACCEPTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpUnitChooser, mp_unit_chooser, GTK_TYPE_WIDGET)

static void load_level (MpUnitChooser *self, guint n, const char *under);
static void start_following (MpUnitChooser *self, const char *text);
static void look_elsewhere (MpUnitChooser *self);
static void search_activated_cb (MpUnitChooser *self);

static const MpNationalDivision *
chosen_at (MpUnitChooser *self, guint n)
{
  return mp_unit_level_get_chosen (&self->levels[n]);
}

/* The deepest level where something is chosen, or -1. */
static int
deepest (MpUnitChooser *self)
{
  int n = N_LEVELS - 1;

  while (n >= 0 && chosen_at (self, (guint) n) == NULL)
    n--;
  return n;
}

/* Where typing chooses next. */
static guint
open_level (MpUnitChooser *self)
{
  int n = deepest (self) + 1;

  return n < N_LEVELS && self->levels[n].divisions != NULL && self->levels[n].divisions->len > 0
             ? (guint) n
             : (guint) MAX (n - 1, 0);
}

static gboolean
is_code (const char *text)
{
  return strlen (text) >= 6 && strspn (text, "0123456789") == strlen (text);
}

/* A code that was typed is what is chosen. */
static gboolean
is_chosen (MpUnitChooser *self, const char *text)
{
  g_autofree char *code12 = is_code (text) ? mp_division_code12 (text) : NULL;
  g_autofree char *code = code12 != NULL ? mp_division_short_code (code12) : NULL;

  return code != NULL && g_strcmp0 (code, mp_unit_chooser_get_code (self)) == 0;
}

static char *
dup_text (MpUnitChooser *self)
{
  return g_strstrip (g_utf8_strdown (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1));
}

static void
say (MpUnitChooser *self, const char *hint)
{
  gtk_label_set_text (self->hint, hint);
}

/* --- levels --------------------------------------------------------------------------------- */

/* Goes on along the code that was typed. */
static void
follow (MpUnitChooser *self, guint n)
{
  MpUnitLevel *level = &self->levels[n];
  gboolean last;

  if (self->target == NULL)
    return;

  last = strlen (self->target) <= code_lengths[n];
  for (guint i = 0; i < level->divisions->len; i++)
    {
      const MpNationalDivision *division = level->divisions->pdata[i];

      if (g_str_has_prefix (self->target, division->code))
        {
          if (last)
            g_clear_pointer (&self->target, g_free);
          mp_unit_level_select (level, i);
          if (last)
            gtk_widget_grab_focus (GTK_WIDGET (self->search));
          return;
        }
    }

  g_clear_pointer (&self->target, g_free);
  say (self, _("This code is not in the national list. Choose the unit by its name."));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

typedef struct
{
  MpUnitChooser *self;
  guint level;
} Loading;

static void
read_children (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *divisions = mp_divisions_children (data, cancellable, &error);

  if (divisions != NULL)
    g_task_return_pointer (task, divisions, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
children_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Loading *loading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) divisions = g_task_propagate_pointer (G_TASK (result), &error);
  MpUnitChooser *self = loading->self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (divisions == NULL)
    {
      say (self, error->message);
      return;
    }

  mp_unit_level_fill (&self->levels[loading->level], divisions);
  if (self->target != NULL)
    follow (self, loading->level);
  else if (self->entered)
    search_activated_cb (self);
  else
    look_elsewhere (self);
}

static void
load_level (MpUnitChooser *self, guint n, const char *under)
{
  g_autoptr (GTask) task = NULL;
  Loading *loading = g_new0 (Loading, 1);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  loading->self = self;
  loading->level = n;
  task = g_task_new (NULL, self->loading, children_read_cb, loading);
  g_task_set_task_data (task, g_strdup (under), g_free);
  g_task_run_in_thread (task, read_children);
}

/* --- choosing ------------------------------------------------------------------------------- */

static void
row_selected_cb (MpUnitChooser *self, GtkListBoxRow *row, GtkListBox *list)
{
  guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (list), "mp-level"));

  if (row == NULL)
    return;

  say (self, "");
  for (guint i = n + 1; i < N_LEVELS; i++)
    mp_unit_level_clear (&self->levels[i]);
  if (n + 1 < N_LEVELS)
    load_level (self, n + 1, chosen_at (self, n)->code);
  for (guint i = 0; i <= n; i++)
    gtk_list_box_invalidate_filter (self->levels[i].list);
  mp_widget_scroll_to (GTK_WIDGET (row));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
row_activated_cb (MpUnitChooser *self)
{
  if (mp_unit_chooser_get_code (self) != NULL)
    g_signal_emit (self, signals[ACCEPTED], 0);
}

/* Left and right go from level to level. */
static gboolean
key_pressed_cb (MpUnitChooser *self, guint keyval, guint keycode, GdkModifierType state,
                GtkEventController *controller)
{
  GtkWidget *list = gtk_event_controller_get_widget (controller);
  guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (list), "mp-level"));
  GtkListBoxRow *row;

  if (keyval == GDK_KEY_Left && n > 0)
    n--;
  else if (keyval == GDK_KEY_Right && n + 1 < N_LEVELS)
    n++;
  else
    return FALSE;

  row = gtk_list_box_get_selected_row (self->levels[n].list);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->levels[n].list, 0);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return row != NULL;
}

/* Down goes to what was found, else into the open level. */
static gboolean
search_key_cb (MpUnitChooser *self, guint keyval)
{
  GtkWidget *below = GTK_WIDGET (self->finder);

  if (keyval != GDK_KEY_Down)
    return FALSE;
  if (!gtk_widget_get_visible (below))
    below = GTK_WIDGET (self->levels[open_level (self)].list);
  return gtk_widget_child_focus (below, GTK_DIR_TAB_FORWARD);
}

static gboolean
is_shown (GtkListBoxRow *row, gpointer data)
{
  MpUnitChooser *self = data;
  guint n = GPOINTER_TO_UINT (
      g_object_get_data (G_OBJECT (gtk_widget_get_parent (GTK_WIDGET (row))), "mp-level"));
  MpUnitLevel *level = &self->levels[n];
  guint index = (guint) gtk_list_box_row_get_index (row);
  g_autofree char *text = dup_text (self);

  return *text == '\0' || is_code (text) || n != open_level (self)
         || index >= level->divisions->len || mp_unit_level_fits (level, index, text);
}

/* The path to the unit is followed as if its code had been typed. */
static void
found_cb (MpUnitChooser *self, const char *code)
{
  g_autofree char *kept = g_strdup (code);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  mp_unit_finder_look (self->finder, "");
  start_following (self, kept);
}

static void
filter (MpUnitChooser *self)
{
  for (guint i = 0; i < N_LEVELS; i++)
    gtk_list_box_invalidate_filter (self->levels[i].list);
}

static void
start_following (MpUnitChooser *self, const char *text)
{
  g_autofree char *code12 = mp_division_code12 (text);

  g_free (self->target);
  self->target = mp_division_short_code (code12);
  if (self->levels[0].divisions != NULL)
    {
      gtk_list_box_unselect_all (self->levels[0].list);
      follow (self, 0);
    }
}

/* Two letters may still become the name of what is on show. */
static gboolean
is_elsewhere (MpUnitChooser *self, const char *text)
{
  return *text != '\0' && !is_code (text)
         && !mp_unit_level_has (&self->levels[open_level (self)], text);
}

/* Every key: an Enter that still waits was meant for what stood there. */
static void
typed_cb (MpUnitChooser *self)
{
  self->entered = FALSE;
}

/* What is being read may hold the name that was typed. */
static void
look_elsewhere (MpUnitChooser *self)
{
  g_autofree char *text = dup_text (self);

  mp_unit_finder_look (self->finder,
                       self->loading == NULL && is_elsewhere (self, text) ? text : "");
}

static void
search_changed_cb (MpUnitChooser *self)
{
  g_autofree char *text = dup_text (self);
  gsize length = strlen (text);

  filter (self);
  say (self, "");
  look_elsewhere (self);
  if (is_code (text) && (length == 6 || length == 9 || length == 12) && !is_chosen (self, text))
    start_following (self, text);
}

/* Enter takes the first that fits, and the next level is typed from empty. It may come before the
 * pause in the typing after which the rows are sifted, and before the rows.
 */
static void
search_activated_cb (MpUnitChooser *self)
{
  g_autofree char *text = dup_text (self);
  MpUnitLevel *level = &self->levels[open_level (self)];
  int row;

  if (*text == '\0' || is_chosen (self, text))
    {
      row_activated_cb (self);
      return;
    }

  self->entered = self->loading != NULL;
  if (self->entered || is_code (text))
    {
      search_changed_cb (self);
      return;
    }

  filter (self);
  row = mp_unit_level_find_shown (level);
  if (row < 0)
    {
      mp_unit_finder_take (self->finder, text);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  mp_unit_level_select (level, (guint) row);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* --- the object ----------------------------------------------------------------------------- */

static void
add_level (MpUnitChooser *self, guint n, const char *title)
{
  MpUnitLevel *level = &self->levels[n];
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_box_append (self->columns, mp_unit_level_make (level, title));
  g_object_set_data (G_OBJECT (level->list), "mp-level", GUINT_TO_POINTER (n));
  gtk_list_box_set_filter_func (level->list, is_shown, self, NULL);
  g_signal_connect_swapped (level->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect_swapped (level->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (level->list), keys);
}

static void
mp_unit_chooser_dispose (GObject *object)
{
  MpUnitChooser *self = MP_UNIT_CHOOSER (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_UNIT_CHOOSER);
  mp_widget_remove_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (mp_unit_chooser_parent_class)->dispose (object);
}

static void
mp_unit_chooser_finalize (GObject *object)
{
  MpUnitChooser *self = MP_UNIT_CHOOSER (object);

  for (guint i = 0; i < N_LEVELS; i++)
    {
      g_clear_pointer (&self->levels[i].divisions, g_ptr_array_unref);
    }
  g_free (self->target);

  G_OBJECT_CLASS (mp_unit_chooser_parent_class)->finalize (object);
}

static void
mp_unit_chooser_class_init (MpUnitChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_unit_chooser_dispose;
  object_class->finalize = mp_unit_chooser_finalize;

  signals[CHANGED] = g_signal_new ("changed", MP_TYPE_UNIT_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ACCEPTED] = g_signal_new ("accepted", MP_TYPE_UNIT_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MP_TYPE_UNIT_FINDER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/miaopu/Miaopu/mp-unit-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, MpUnitChooser, search);
  gtk_widget_class_bind_template_child (widget_class, MpUnitChooser, hint);
  gtk_widget_class_bind_template_child (widget_class, MpUnitChooser, columns);
  gtk_widget_class_bind_template_child (widget_class, MpUnitChooser, finder);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_cb);
  gtk_widget_class_bind_template_callback (widget_class, say);
}

static void
mp_unit_chooser_init (MpUnitChooser *self)
{
  const char *titles[N_LEVELS] = { _("Province"), _("City"), _("County"),
                                   _("Township or street"), _("Community or village") };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_LEVELS; i++)
    add_level (self, i, titles[i]);
  load_level (self, 0, "");
}

GtkWidget *
mp_unit_chooser_new (void)
{
  return g_object_new (MP_TYPE_UNIT_CHOOSER, NULL);
}

const char *
mp_unit_chooser_get_code (MpUnitChooser *self)
{
  int n = self->target == NULL ? deepest (self) : -1;

  return n + 1 >= FIRST_REPORTING_LEVEL ? chosen_at (self, (guint) n)->code : NULL;
}

const char *
mp_unit_chooser_get_name (MpUnitChooser *self)
{
  int n = deepest (self);

  return n >= 0 ? chosen_at (self, (guint) n)->name : NULL;
}

char *
mp_unit_chooser_dup_path (MpUnitChooser *self)
{
  GString *path = g_string_new (NULL);

  for (int n = 0; n <= deepest (self); n++)
    g_string_append_printf (path, "%s%s", n > 0 ? " › " : "", chosen_at (self, (guint) n)->name);

  return g_string_free (path, FALSE);
}
