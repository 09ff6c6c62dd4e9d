/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ZIP of XML parts (OPC), read as a hostile file: the parts are found by name as Office finds
 * them, every part is counted while it unfolds, and XML is told to whoever asks element by
 * element, never as a tree.
 */

#pragma once

#include "workbook/mp-xml.h"

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

/* Of all parts that were allowed to be large. */
guint64     mp_package_get_large_bytes (MpPackage *self);

/* The relationships of a part ("" for those of the package); empty when it has none. */
GPtrArray  *mp_package_get_relationships (MpPackage *self, const char *part, GError **error);

gboolean    mp_package_parse   (MpPackage *self, const char *part, const MpXmlHandlers *handlers,
                                gpointer data, MpSheetWatch *watch, GError **error);

G_END_DECLS
