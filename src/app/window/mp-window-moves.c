/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages lie in one stack. Those of the sidebar stay there once they were shown; a record's
 * form lies on the trail above them and is gone when it is left. A page on the trail is asked
 * before it goes; when it has to put a question, the move waits until mp_window_resume().
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/cases/mp-cases-page.h"
#include "app/draft/mp-drafts-page.h"
#include "app/list/mp-bin-page.h"
#include "app/list/mp-group-tabs.h"
#include "app/export/mp-export-page.h"
#include "app/history/mp-history-page.h"
#include "app/history/mp-imported.h"
#include "app/import/mp-import-page.h"
#include "app/list/mp-list-page.h"
#include "app/form/mp-record-form.h"
#include "app/settings/mp-settings-page.h"
#include "app/twin/mp-twins-page.h"
#include "mp-window-private.h"

MpPage *
mp_window_get_page (MpWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->pages);

  return MP_IS_PAGE (child) ? MP_PAGE (child) : NULL;
}

void
mp_window_forget_move (MpWindow *self)
{
  self->move = MP_MOVE_NONE;
  g_ptr_array_set_size (self->released, 0);
  g_clear_pointer (&self->move_to, g_free);
}

static void
show_top (MpWindow *self)
{
  if (self->trail->len > 0)
    gtk_stack_set_visible_child (self->pages, self->trail->pdata[self->trail->len - 1]);
  else
    gtk_stack_set_visible_child_name (self->pages, self->base);
}

/* The list below a form marks the record that was worked on last. */
static void
leave_record (MpWindow *self, GtkWidget *form)
{
  MpRecord *record =
      MP_IS_RECORD_FORM (form) ? mp_record_form_get_record (MP_RECORD_FORM (form)) : NULL;
  GtkWidget *below =
      self->trail->len == 0 ? gtk_stack_get_child_by_name (self->pages, self->base) : NULL;

  if (record != NULL && MP_IS_LIST_PAGE (below)
      && g_str_equal (mp_record_get_entity (record)->name,
                      mp_list_page_get_entity (MP_LIST_PAGE (below))->name))
    mp_list_page_reveal (MP_LIST_PAGE (below), mp_record_get_id (record));
}

static gboolean
may_be_left (MpWindow *self, GtkWidget *page)
{
  return g_ptr_array_find (self->released, page, NULL) || mp_page_leave (MP_PAGE (page));
}

/* FALSE: a page has put a question. */
static gboolean
unwind (MpWindow *self, guint keep)
{
  while (self->trail->len > keep)
    {
      GtkWidget *page = self->trail->pdata[self->trail->len - 1];

      if (!may_be_left (self, page))
        return FALSE;

      g_object_ref (page);
      g_ptr_array_set_size (self->trail, self->trail->len - 1);
      show_top (self);
      gtk_stack_remove (self->pages, page);
      leave_record (self, page);
      g_object_unref (page);
    }
  return TRUE;
}

/* Pages of the sidebar are only left when the window closes. */
static gboolean
all_may_be_left (MpWindow *self)
{
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    if (!may_be_left (self, page))
      {
        gtk_stack_set_visible_child (self->pages, page);
        return FALSE;
      }
  return TRUE;
}

/* A list of what has got another field since is made anew. */
static gboolean
is_outgrown (MpWindow *self, GtkWidget *page)
{
  const MpEntity *entity =
    MP_IS_LIST_PAGE (page) ? mp_list_page_get_entity (MP_LIST_PAGE (page)) : NULL;

  return entity != NULL && entity != mp_store_get_entity (self->store, entity->name);
}

void
mp_window_show_base (MpWindow *self, const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, name);

  if (page != NULL && is_outgrown (self, page))
    {
      gtk_stack_remove (self->pages, page);
      page = NULL;
    }
  if (page == NULL)
    {
      if (g_str_equal (name, "history"))
        page = mp_history_page_new (self->store);
      else if (g_str_equal (name, MP_PAGE_CASES))
        page = mp_cases_page_new (self->store);
      else if (g_str_equal (name, "bin"))
        page = mp_bin_page_new (self->store);
      else if (g_str_equal (name, "import"))
        page = mp_import_page_new (self->store);
      else if (g_str_equal (name, "export"))
        page = mp_export_page_new (self->store);
      else if (g_str_equal (name, "drafts"))
        page = mp_drafts_page_new (self->store);
      else if (g_str_equal (name, "settings"))
        page = mp_settings_page_new (self->store);
      else if (g_str_has_prefix (name, MP_PAGE_TWINS))
        page = mp_twins_page_new (
          self->store, mp_store_get_entity (self->store, name + strlen (MP_PAGE_TWINS)));
      else
        page = mp_list_page_new (self->store, mp_store_get_entity (self->store, name), FALSE);
      if (g_str_equal (name, "import_batch"))
        mp_list_page_set_open (MP_LIST_PAGE (page), mp_imported_show);

      mp_page_set_scope (MP_PAGE (page), mp_window_get_scope (self));
      gtk_stack_add_named (self->pages, page, name);
    }

  g_free (self->base);
  self->base = g_strdup (name);
  gtk_stack_set_visible_child (self->pages, page);
  mp_sidebar_select (self->sidebar, name);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "page", name);
}

static void
close_now (MpWindow *self)
{
  if (self->settings != NULL)
    {
      int width, height;

      gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
      g_settings_set_int (self->settings, "width", width);
      g_settings_set_int (self->settings, "height", height);
      g_settings_set_boolean (self->settings, "maximized",
                              gtk_window_is_maximized (GTK_WINDOW (self)));
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
go (MpWindow *self)
{
  g_autofree char *name = NULL;

  switch (self->move)
    {
    case MP_MOVE_BACK:
      if (unwind (self, self->trail->len > 0 ? self->trail->len - 1 : 0))
        mp_window_forget_move (self);
      break;
    case MP_MOVE_SHOW:
      if (!unwind (self, 0))
        break;
      name = g_steal_pointer (&self->move_to);
      mp_window_forget_move (self);
      mp_window_show_base (self, name);
      /* A list that was asked for by its name is the whole list. */
      if (MP_IS_LIST_PAGE (mp_window_get_page (self)))
        mp_list_page_show_some (MP_LIST_PAGE (mp_window_get_page (self)), NULL, NULL);
      break;
    case MP_MOVE_CLOSE:
      if (unwind (self, 0) && all_may_be_left (self))
        {
          mp_window_forget_move (self);
          close_now (self);
        }
      break;
    case MP_MOVE_NONE:
    default:
      break;
    }
}

static void
push (MpWindow *self, GtkWidget *page)
{
  g_ptr_array_add (self->trail, page);
  gtk_stack_add_child (self->pages, page);
  gtk_stack_set_visible_child (self->pages, page);
}

/* --- public ----------------------------------------------------------------------------------- */

void
mp_window_show (MpWindow *self, const char *name)
{
  g_return_if_fail (mp_sidebar_get_label (self->sidebar, name) != NULL);

  mp_window_forget_move (self);
  self->move = MP_MOVE_SHOW;
  self->move_to = g_strdup (name);
  go (self);
}

void
mp_window_show_some (MpWindow *self, const char *entity, GArray *ids, const char *origin)
{
  mp_window_show (self, entity);
  if (MP_IS_LIST_PAGE (mp_window_get_page (self)))
    mp_list_page_show_some (MP_LIST_PAGE (mp_window_get_page (self)), ids, origin);
}

void
mp_window_show_form (MpWindow *self, MpRecord *record, GListModel *list)
{
  GtkWidget *top = self->trail->len > 0 ? self->trail->pdata[self->trail->len - 1] : NULL;

  if (!MP_IS_RECORD_FORM (top) || !mp_record_form_continues (MP_RECORD_FORM (top), record))
    push (self, mp_record_form_new (self->store, record, list));
  else if (mp_record_form_show (MP_RECORD_FORM (top), record))
    mp_page_shown (MP_PAGE (top));
}

void
mp_window_back (MpWindow *self)
{
  mp_window_forget_move (self);
  self->move = MP_MOVE_BACK;
  go (self);
}

void
mp_window_try_close (MpWindow *self)
{
  mp_window_forget_move (self);
  self->move = MP_MOVE_CLOSE;
  go (self);
}

void
mp_window_resume (MpWindow *self)
{
  g_ptr_array_add (self->released, mp_window_get_page (self));
  go (self);
}

void
mp_window_stay (MpWindow *self)
{
  mp_window_forget_move (self);
}
