import { handBack } from "./assignment/hand-back.ts";
import { getDirections } from "./assignment/directions.ts";
import { getRoute } from "./assignment/get.ts";
import { startRoute } from "./assignment/start.ts";
import { confirmAward } from "./award/confirm.ts";
import { declineAward } from "./award/decline.ts";
import { applyDriver } from "./driver/apply.ts";
import { getDriver } from "./driver/get.ts";
import { goOffline } from "./driver/go-offline.ts";
import { goOnline } from "./driver/go-online.ts";
import { pushKey } from "./driver/push-key.ts";
import { setRateCard } from "./driver/set-rate-card.ts";
import { subscribePush } from "./driver/subscribe-push.ts";
import { driverToken } from "./driver/token.ts";
import { bidOffer } from "./offer/bid.ts";
import { claimOffer } from "./offer/claim.ts";
import { listOffers } from "./offer/list.ts";
import { withdrawAsk } from "./offer/withdraw.ts";
import { getDriverReceipt } from "./receipt/get.ts";
import { listDriverReceipts } from "./receipt/list.ts";
import { arriveStop } from "./stop/arrive.ts";
import { completeStop } from "./stop/complete.ts";
import { failStop } from "./stop/fail.ts";
import { getSurge } from "./surge/get.ts";

/** Everything a driver can do, by entity. */
export const driverVerbs = {
  driver: {
    apply: applyDriver,
    get: getDriver,
    goOnline,
    goOffline,
    token: driverToken,
    setRateCard,
    subscribePush,
    pushKey,
  },
  offer: { list: listOffers, claim: claimOffer, bid: bidOffer, withdraw: withdrawAsk },
  award: { confirm: confirmAward, decline: declineAward },
  route: { get: getRoute, start: startRoute, directions: getDirections, handBack },
  stop: { arrive: arriveStop, complete: completeStop, fail: failStop },
  receipt: { list: listDriverReceipts, get: getDriverReceipt },
  surge: { get: getSurge },
};
