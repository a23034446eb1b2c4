import { decideDriver } from "./admin/decide-driver.ts";
import { listDrivers } from "./admin/list-drivers.ts";
import { getLive } from "./admin/live.ts";
import { listAudit } from "./audit/list.ts";
import { verifyAuditLog } from "./audit/verify.ts";
import { getHealth } from "./health/get.ts";
import { moneyHealth } from "./health/money.ts";
import { decideLot } from "./lot/decide.ts";
import { getInbox } from "./message/inbox.ts";
import { getPolicy } from "./policy/get.ts";
import { listPolicies } from "./policy/list.ts";
import { publishPolicy } from "./policy/publish.ts";
import { getPromiseError } from "./promise/error.ts";
import { getRoundDocument } from "./round/document.ts";
import { getRound } from "./round/get.ts";
import { listRounds } from "./round/list.ts";

/** The verbs of those who run a market, by entity. Money's own health stands here too: an entity is named once. */
export const adminVerbs = {
  admin: { live: getLive, listDrivers, decideDriver },
  round: { list: listRounds, get: getRound, document: getRoundDocument },
  policy: { get: getPolicy, list: listPolicies, publish: publishPolicy },
  lot: { decide: decideLot },
  audit: { list: listAudit, verify: verifyAuditLog },
  promise: { error: getPromiseError },
  health: { get: getHealth, money: moneyHealth },
  message: { inbox: getInbox },
} as const;
