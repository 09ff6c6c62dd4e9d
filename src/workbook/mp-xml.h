/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * XML of an office program, told to whoever asks element by element, never as a tree.
 */

#pragma once

#include "mp-workbook.h"

G_BEGIN_DECLS

typedef struct _MpXml MpXml;

/* Names come without a prefix: transitional, strict and prefixed files look alike. */
typedef struct
{
  void (*start) (MpXml *xml, const char *name, const char **attributes, gpointer data);
  void (*end)   (MpXml *xml, const char *name, gpointer data);
  /* Only after mp_xml_want_text (). */
  void (*text)  (MpXml *xml, const char *text, int length, gpointer data);
} MpXmlHandlers;

typedef enum
{
  MP_XML_WELL,       /* to its end, or until a handler had enough */
  MP_XML_FAILED,     /* by a handler or cancelled; the only end with an error */
  MP_XML_UNREADABLE, /* its bytes cannot be had */
  MP_XML_REFUSED,    /* no XML that an office program would write */
} MpXmlEnd;

/* Up to `size` bytes; 0 at the end, -1 when they cannot be read. */
typedef gssize (*MpXmlRead) (gpointer source, void *buffer, gsize size);

/* `charset`: of the bytes, whatever the XML says; NULL: as it says. */
MpXmlEnd    mp_xml_parse       (MpXmlRead read, gpointer source, const char *charset,
                                const MpXmlHandlers *handlers, gpointer data,
                                MpSheetWatch *watch, GError **error);

/* Of the element just started or ended: 1 for the root. */
guint       mp_xml_get_depth   (MpXml *xml);
/* Text is only told while it is wanted; at first it is not. */
void        mp_xml_want_text   (MpXml *xml, gboolean wanted);
/* No more of it; error (taken) NULL: all is well. */
void        mp_xml_stop        (MpXml *xml, GError *error);
/* NULL when there is none; `name` is the name without its prefix. */
const char *mp_xml_attribute   (const char **attributes, const char *name);
gboolean    mp_xml_flag        (const char **attributes, const char *name);

G_END_DECLS
