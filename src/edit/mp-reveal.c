/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One timer, from the last time that somebody asked.
 */

#include "config.h"

#include "mp-reveal.h"

struct _MpReveal
{
  GObject parent_instance;

  guint timer; /* 0: hidden */
};

enum { PROP_0, PROP_ON, N_PROPS };

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (MpReveal, mp_reveal, G_TYPE_OBJECT)

static gboolean
hide_cb (gpointer data)
{
  MP_REVEAL (data)->timer = 0;
  g_object_notify_by_pspec (data, props[PROP_ON]);

  return G_SOURCE_REMOVE;
}

gboolean
mp_reveal_is_on (MpReveal *self)
{
  return self->timer != 0;
}

void
mp_reveal_set (MpReveal *self, gboolean on)
{
  gboolean was = mp_reveal_is_on (self);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (on)
    self->timer = g_timeout_add_seconds (MP_REVEAL_SECONDS, hide_cb, self);
  if (was != on)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ON]);
}

char *
mp_reveal_mask (MpReveal *self, const MpField *field, const char *text)
{
  return mp_mask_on_screen (mp_reveal_is_on (self) ? MP_MASK_NONE : field->mask, text);
}

static void
mp_reveal_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, mp_reveal_is_on (MP_REVEAL (object)));
}

static void
mp_reveal_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  mp_reveal_set (MP_REVEAL (object), g_value_get_boolean (value));
}

static void
mp_reveal_finalize (GObject *object)
{
  g_clear_handle_id (&MP_REVEAL (object)->timer, g_source_remove);

  G_OBJECT_CLASS (mp_reveal_parent_class)->finalize (object);
}

static void
mp_reveal_class_init (MpRevealClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mp_reveal_get_property;
  object_class->set_property = mp_reveal_set_property;
  object_class->finalize = mp_reveal_finalize;
  props[PROP_ON] = g_param_spec_boolean ("on", NULL, NULL, FALSE,
                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                           | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
mp_reveal_init (MpReveal *self)
{
}

MpReveal *
mp_reveal_of (MpStore *store)
{
  MpReveal *self = g_object_get_data (G_OBJECT (store), "mp-reveal");

  if (self == NULL)
    {
      self = g_object_new (MP_TYPE_REVEAL, NULL);
      g_object_set_data_full (G_OBJECT (store), "mp-reveal", self, g_object_unref);
    }
  return self;
}
