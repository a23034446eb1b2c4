import { cents, type Currency } from "@fairmile/contracts";
import { moneyText, timeText, translate } from "../messages/translate.ts";

/** What the app's service worker shows; a tag that comes again replaces what it showed. */
export interface PushNews {
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly tag: string;
}

export interface AwardNews {
  readonly awardId: string;
  readonly status: string;
  readonly payCents: number;
  readonly tipCents: number;
  readonly confirmByMs: number | null;
  readonly storeName: string;
  readonly stops: number;
  readonly endsIn: string;
  readonly currency: Currency;
  readonly timezone: string;
}

/** What a driver is told of an award as it now stands; null where there is nothing they do not know. */
export const awardNews = (award: AwardNews): PushNews | null => {
  const pay = moneyText(cents(award.payCents), award.currency);
  const tip = moneyText(cents(award.tipCents), award.currency);
  const where = { url: "/driver", tag: award.awardId };
  const store = award.storeName;
  switch (award.status) {
    case "offered":
      return {
        ...where,
        title: translate("push.confirm.title", { pay }),
        body: translate("push.confirm.body", { store, time: timeText(award.confirmByMs ?? 0, award.timezone) }),
      };
    case "confirmed":
      return {
        ...where,
        title: translate("push.won.title", { pay }),
        body: translate(award.tipCents > 0 ? "push.won.bodyTip" : "push.won.body", {
          store,
          stops: award.stops,
          endsIn: award.endsIn,
          tip,
        }),
      };
    case "lapsed":
      return { ...where, title: translate("push.lapsed.title"), body: translate("push.lapsed.body", { store }) };
    case "reassigned":
      return {
        ...where,
        title: translate("push.reassigned.title"),
        body: translate("push.reassigned.body", { store }),
      };
    default:
      return null;
  }
};
