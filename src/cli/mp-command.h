/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One command of miaopuctl: a line of the help, its own options, and a function. A new one is a
 * table of this kind in the file of its group and its line in MP_COMMANDS.
 */

#pragma once

#include "mp-ctl.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *arguments; /* what stands after it in the help, or NULL */
  const char *summary;   /* N_() */
  guint least;           /* how many arguments there must … */
  guint most;            /* … and may be; 0: none, G_MAXUINT: any number */
  const GOptionEntry *options; /* besides --data and --json, or NULL */
  MpCtlStatus (*run) (MpCtl *ctl, const char *const *arguments, GError **error);
} MpCommand;

/* In the order of the help. */
#define MP_COMMANDS(X) \
  X (init) \
  X (divisions) \
  X (import) \
  X (list) \
  X (show) \
  X (search) \
  X (add) \
  X (set) \
  X (delete) \
  X (restore) \
  X (merge) \
  X (twins) \
  X (part) \
  X (advance) \
  X (ladder) \
  X (attach) \
  X (attachments) \
  X (detach) \
  X (export_attachment) \
  X (tidy_attachments) \
  X (history) \
  X (undo) \
  X (redo) \
  X (figures) \
  X (todo) \
  X (cases) \
  X (export) \
  X (parameters) \
  X (check) \
  X (recover) \
  X (sample)

#define DECLARE(name) extern const MpCommand mp_command_##name;
MP_COMMANDS (DECLARE)
#undef DECLARE

G_END_DECLS
