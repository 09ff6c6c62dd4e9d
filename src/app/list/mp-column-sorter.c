/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The view's own sorter asks its columns one after the other, the primary one first, until one
 * of them finds a difference. All of ours do, so the first that is asked is the primary one, and
 * what the view makes of its LARGER is the direction.
 */

#include "config.h"

#include "mp-column-sorter.h"

struct _MpColumnSorter
{
  GtkSorter parent_instance;

  const MpField *field;
};

G_DEFINE_FINAL_TYPE (MpColumnSorter, mp_column_sorter, GTK_TYPE_SORTER)

/* Who was asked last; only set while mp_column_sorter_ask() runs, on the main thread. */
static const MpField *asked;

static GtkOrdering
mp_column_sorter_compare (GtkSorter *sorter, gpointer a, gpointer b)
{
  asked = MP_COLUMN_SORTER (sorter)->field;
  return GTK_ORDERING_LARGER;
}

static GtkSorterOrder
mp_column_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
mp_column_sorter_class_init (MpColumnSorterClass *klass)
{
  GTK_SORTER_CLASS (klass)->compare = mp_column_sorter_compare;
  GTK_SORTER_CLASS (klass)->get_order = mp_column_sorter_get_order;
}

static void
mp_column_sorter_init (MpColumnSorter *self)
{
}

GtkSorter *
mp_column_sorter_new (const MpField *field)
{
  MpColumnSorter *self = g_object_new (MP_TYPE_COLUMN_SORTER, NULL);

  self->field = field;
  return GTK_SORTER (self);
}

const MpField *
mp_column_sorter_ask (GtkColumnView *view, gboolean *descending)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (view);
  GtkOrdering answer;

  /* Any two objects will do, but not one twice: that would be EQUAL unasked. */
  asked = NULL;
  answer = gtk_sorter_compare (sorter, view, sorter);
  *descending = answer == GTK_ORDERING_SMALLER;

  return answer != GTK_ORDERING_EQUAL ? g_steal_pointer (&asked) : NULL;
}
