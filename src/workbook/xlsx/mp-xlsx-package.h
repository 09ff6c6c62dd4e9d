/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ZIP of XML parts (OPC), read as a hostile file: the parts are found by name as Office finds
 * them, every part is counted while it unfolds, and XML is told to whoever asks element by
 * element, never as a tree.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MpPackage MpPackage;

MpPackage  *mp_package_open    (const char *path, GError **error);
void        mp_package_free    (MpPackage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPackage, mp_package_free)

/* Whether the directory of the ZIP takes no more than `limit` bytes. */
gboolean    mp_package_has_small_directory (const char *path, gsize limit);

/* The name under which a part is kept: no leading '/', '\' as '/', ASCII letters small. */
gboolean    mp_package_has     (MpPackage *self, const char *part);
/* The part that `target`, written in `base`, means. */
char       *mp_package_resolve (const char *base, const char *target);

/* A part with cells or texts may be large. Fails when it, or all of them, are too large. */
gboolean    mp_package_allow_large (MpPackage *self, const char *part, GError **error);

typedef struct
{
  char *id;
  char *type;   /* what follows the last '/' of the type: "worksheet" */
  char *target; /* resolved */
} MpRelationship;

/* The relationships of a part ("" for those of the package); empty when it has none. */
GPtrArray  *mp_package_get_relationships (MpPackage *self, const char *part, GError **error);

typedef struct _MpXml MpXml;

/* Names come without a prefix: transitional, strict and prefixed files look alike. */
typedef struct
{
  void (*start) (MpXml *xml, const char *name, const char **attributes, gpointer data);
  void (*end)   (MpXml *xml, const char *name, gpointer data);
  /* Only after mp_xml_want_text (). */
  void (*text)  (MpXml *xml, const char *text, int length, gpointer data);
} MpXmlHandlers;

gboolean    mp_package_parse   (MpPackage *self, const char *part, const MpXmlHandlers *handlers,
                                gpointer data, GCancellable *cancellable, GError **error);

/* Of the element just started or ended: 1 for the root. */
guint       mp_xml_get_depth   (MpXml *xml);
/* Text is only told while it is wanted; at first it is not. */
void        mp_xml_want_text   (MpXml *xml, gboolean wanted);
/* No more of this part; error (taken) NULL: all is well. */
void        mp_xml_stop        (MpXml *xml, GError *error);
/* NULL when there is none; `name` is the name without its prefix. */
const char *mp_xml_attribute   (const char **attributes, const char *name);
gboolean    mp_xml_flag        (const char **attributes, const char *name);

G_END_DECLS
