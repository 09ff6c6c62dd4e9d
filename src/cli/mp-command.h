/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One command of miaopuctl: a line of the help, its own options, and a function. A new one is a
 * table of this kind in the file of its group and its name in the list of main.c.
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

/* Offices */
extern const MpCommand mp_command_init;
extern const MpCommand mp_command_divisions;
extern const MpCommand mp_command_check;
extern const MpCommand mp_command_sample;
/* Records, read */
extern const MpCommand mp_command_list;
extern const MpCommand mp_command_show;
/* Records, written */
extern const MpCommand mp_command_add;
extern const MpCommand mp_command_set;
extern const MpCommand mp_command_delete;
extern const MpCommand mp_command_restore;
extern const MpCommand mp_command_advance;
extern const MpCommand mp_command_parameters;
extern const MpCommand mp_command_recover;
/* What happened */
extern const MpCommand mp_command_history;
extern const MpCommand mp_command_undo;
extern const MpCommand mp_command_redo;
/* What it comes to */
extern const MpCommand mp_command_figures;
extern const MpCommand mp_command_todo;
/* Workbooks */
extern const MpCommand mp_command_import;
extern const MpCommand mp_command_export;

G_END_DECLS
