/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A community social organization of any of the three tiers (domain.md E02). What hangs on it —
 * registration, tier periods, posts, places, filings, Party coverage — are records of their own;
 * the derived fields show the current ones.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"
#include "catalog/mp-record.h"

static gboolean
has_charter (MpRecord *organization)
{
  return mp_record_is (organization, "has_charter", "1");
}

static gboolean
is_hub (MpRecord *organization)
{
  return mp_record_get_by_name (organization, "hub_type") != NULL;
}

static gboolean
is_in_platform (MpRecord *organization)
{
  return mp_record_is (organization, "in_platform", "1");
}

static gboolean
has_leader_phone (MpRecord *organization)
{
  return mp_record_get_by_name (organization, "leader_phone") != NULL;
}

static const MpField fields[] = {
  { .name = "name", .label = N_("Organization name"), .type = MP_TEXT, .flags = MP_ESSENTIAL | MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED },
  { .name = "division", .label = N_("Community"), .type = MP_DIVISION, .flags = MP_ESSENTIAL | MP_REQUIRED | MP_IN_LIST | MP_FILTER | MP_SORTABLE },
  { .name = "tier", .label = N_("Tier"), .type = MP_CODE, .flags = MP_ESSENTIAL | MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "tier", .initial = "3" },
  { .name = "org_type", .label = N_("Type"), .type = MP_CODE, .flags = MP_ESSENTIAL | MP_IN_LIST | MP_FILTER | MP_SORTABLE | MP_DECISIVE, .of = "org_type" },
  { .name = "leader_name", .label = N_("Leader"), .type = MP_TEXT, .flags = MP_ESSENTIAL | MP_IN_LIST | MP_DERIVED | MP_SEARCHED | MP_SORTABLE, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME, .required = has_leader_phone, .through = "person_role.person.name" },
  { .name = "leader_phone", .label = N_("Leader's telephone"), .type = MP_TEXT, .flags = MP_ESSENTIAL | MP_DERIVED | MP_SEARCHED | MP_SORTABLE, .sensitivity = MP_PERSONAL, .mask = MP_MASK_PHONE, .check = mp_check_phone, .through = "person_role.person.phone" },
  { .name = "venue_name", .label = N_("Venue"), .type = MP_TEXT, .flags = MP_ESSENTIAL | MP_DERIVED, .through = "org_venue.venue.name" },
  { .name = "member_count_person", .label = N_("Members"), .type = MP_INTEGER, .of = MP_MEMBERS, .flags = MP_ESSENTIAL | MP_IN_LIST | MP_SORTABLE },
  { .name = "party_member_count", .label = N_("Party members"), .type = MP_INTEGER, .of = MP_MEMBERS, .flags = MP_ESSENTIAL },
  { .name = "founded_on", .label = N_("Founded on"), .type = MP_DATE, .check = mp_check_past, .flags = MP_ESSENTIAL | MP_IN_LIST | MP_SORTABLE | MP_DECISIVE },
  { .name = "status", .label = N_("Status"), .type = MP_CODE, .flags = MP_ESSENTIAL | MP_REQUIRED | MP_IN_LIST | MP_FILTER | MP_SORTABLE, .of = "org_status", .initial = "2" },
  { .name = "short_name", .label = N_("Short name"), .type = MP_TEXT, .flags = MP_SEARCHED, .section = N_("Name and kind") },
  { .name = "former_names", .label = N_("Former names"), .type = MP_TEXT, .flags = MP_SEARCHED },
  { .name = "subtypes", .label = N_("Fields of work"), .type = MP_CODES, .of = "org_subtype" },
  { .name = "legal_form", .label = N_("Legal form"), .type = MP_CODE, .of = "legal_form" },
  { .name = "name_style", .label = N_("Style of name"), .type = MP_CODE, .of = "name_style" },
  { .name = "status_date", .label = N_("Status since"), .type = MP_DATE },
  { .name = "stage", .label = N_("Stage of growth"), .type = MP_CODE, .flags = MP_FILTER, .of = "stage" },
  { .name = "stage_date", .label = N_("Stage assessed on"), .type = MP_DATE },
  { .name = "business_scope", .label = N_("Scope of activities"), .type = MP_NOTE, .section = N_("Activities") },
  { .name = "purpose", .label = N_("Mission"), .type = MP_NOTE },
  { .name = "service_groups", .label = N_("Groups served"), .type = MP_CODES, .of = "service_group" },
  { .name = "service_object_note", .label = N_("About the groups served"), .type = MP_TEXT },
  { .name = "main_activities", .label = N_("Main activities"), .type = MP_NOTE },
  { .name = "frequency", .label = N_("How often"), .type = MP_TEXT },
  { .name = "service_area", .label = N_("Area of activity"), .type = MP_TEXT },
  { .name = "is_mutual_aid", .label = N_("Mutual aid"), .type = MP_FLAG },
  { .name = "is_volunteer_type", .label = N_("Volunteer type"), .type = MP_FLAG },
  { .name = "tags", .label = N_("Tags"), .type = MP_TEXT },
  { .name = "member_count_unit", .label = N_("Member units"), .type = MP_INTEGER, .section = N_("Members and staff") },
  { .name = "volunteer_count", .label = N_("Volunteers"), .type = MP_INTEGER, .of = MP_MEMBERS },
  { .name = "staff_full", .label = N_("Full-time staff"), .type = MP_INTEGER, .of = MP_MEMBERS },
  { .name = "staff_part", .label = N_("Part-time staff"), .type = MP_INTEGER, .of = MP_MEMBERS },
  { .name = "count_as_of", .label = N_("Counted on"), .type = MP_DATE },
  { .name = "contact_person", .label = N_("Contact"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME, .section = N_("Address and contact") },
  { .name = "contact_phone", .label = N_("Contact's telephone"), .type = MP_TEXT, .flags = MP_SEARCHED, .sensitivity = MP_PERSONAL, .mask = MP_MASK_PHONE, .check = mp_check_phone },
  { .name = "address", .label = N_("Postal address"), .type = MP_TEXT },
  { .name = "postcode", .label = N_("Postcode"), .type = MP_TEXT, .check = mp_check_postcode },
  { .name = "liaison_worker", .label = N_("Responsible social worker"), .type = MP_LINK, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME, .of = "person" },
  { .name = "sub_committee", .label = N_("Related sub-committee"), .type = MP_LINK, .of = "sub_committee" },
  { .name = "supervising_unit", .label = N_("Guided by"), .type = MP_TEXT },
  { .name = "initiator_kind", .label = N_("Started by"), .type = MP_CODE, .of = "initiator_kind", .section = N_("Governance") },
  { .name = "has_charter", .label = N_("Has a charter"), .type = MP_FLAG },
  { .name = "charter_date", .label = N_("Charter adopted on"), .type = MP_DATE, .shown = has_charter },
  { .name = "has_activity_rules", .label = N_("Has rules for activities"), .type = MP_FLAG },
  { .name = "has_service_norms", .label = N_("Has service norms"), .type = MP_FLAG },
  { .name = "party_in_charter", .label = N_("Party work in the charter"), .type = MP_FLAG },
  { .name = "meeting_cycle", .label = N_("Regular meetings"), .type = MP_TEXT },
  { .name = "activity_fund", .label = N_("Activity funds (yuan)"), .type = MP_MONEY, .check = mp_check_amount },
  { .name = "hub_type", .label = N_("Kind of hub"), .type = MP_CODE, .flags = MP_FILTER, .of = "hub_type", .section = N_("Marks") },
  { .name = "hub_division", .label = N_("Hub for"), .type = MP_DIVISION, .shown = is_hub },
  { .name = "is_charity", .label = N_("Charity"), .type = MP_FLAG },
  { .name = "is_volunteer_org", .label = N_("Marked as a volunteer organization"), .type = MP_FLAG },
  { .name = "emergency_capable", .label = N_("Can help in emergencies"), .type = MP_FLAG },
  { .name = "in_platform", .label = N_("Entered on the higher platform"), .type = MP_FLAG },
  { .name = "platform_no", .label = N_("Platform number"), .type = MP_TEXT, .shown = is_in_platform },
  { .name = "platform_date", .label = N_("Entered on"), .type = MP_DATE, .shown = is_in_platform },
  { .name = "marked_on", .label = N_("Marked on"), .type = MP_DATE },
  { .name = "marked_basis", .label = N_("Basis of the mark"), .type = MP_TEXT },
  { .name = "survey_batch", .label = N_("Survey batch"), .type = MP_TEXT },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
  { .name = "filing_no", .label = N_("Filing number"), .type = MP_TEXT, .flags = MP_DERIVED },
  { .name = "valid_to", .label = N_("Valid until"), .type = MP_DATE, .flags = MP_EXPIRES | MP_IN_LIST | MP_DERIVED | MP_SORTABLE },
  { .name = "leader_political", .label = N_("Leader's political status"), .type = MP_CODE, .flags = MP_DERIVED | MP_FILTER, .sensitivity = MP_SENSITIVE, .mask = MP_MASK_ALL, .of = "political_status" },
  { .name = "party_mode", .label = N_("Party coverage"), .type = MP_CODE, .flags = MP_DERIVED, .of = "party_mode" },
};

const MpEntity mp_entity_organization = {
  .name = "organization",
  .label = N_("Organization"),
  .group = "organizations",
  .title = "name",
  .order = "name",
  .scope = "division",
  .identity = "division name",
  .flags = MP_ENTITY_VIEW,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
