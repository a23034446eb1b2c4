import type { Access, Actor } from "../../platform/actor.ts";
import { ANONYMOUS, systemActor } from "../../platform/actor.ts";
import type { Harness } from "../harness.ts";
import { makeStaff, makeUser } from "../make-user.ts";
import type { TestDriver } from "../make-driver.ts";
import type { TestStore } from "../make-store.ts";

/** One actor for each way of asking; `holds` is all that this actor may ask as. */
export interface Asker {
  readonly label: string;
  readonly actor: Actor;
  readonly holds: readonly Access[];
}

/** Every role there is, at home in the given store and driver. */
export const askers = async (h: Harness, shop: TestStore, driver: TestDriver): Promise<Asker[]> => {
  const stranger = await makeUser(h);
  const clerk = await makeUser(h);
  const admin = await makeStaff(h, "admin");
  const support = await makeStaff(h, "support");
  const key = (scope: string): Actor => ({ ...shop.key, scopes: [scope] });
  return [
    { label: "anonymous", actor: ANONYMOUS, holds: ["anonymous"] },
    { label: "user", actor: stranger, holds: ["anonymous", "user"] },
    { label: "driver", actor: driver.actor, holds: ["anonymous", "user", "driver"] },
    { label: "store_owner", actor: shop.owner, holds: ["anonymous", "user", "store_owner"] },
    {
      label: "store_staff",
      actor: { ...clerk, storeId: shop.storeId, memberRole: "staff" },
      holds: ["anonymous", "user", "store_staff"],
    },
    { label: "api_key:read", actor: key("deliveries:read"), holds: ["anonymous", "api_key:read"] },
    { label: "api_key:write", actor: key("deliveries:write"), holds: ["anonymous", "api_key:write"] },
    { label: "admin", actor: admin, holds: ["anonymous", "user", "admin"] },
    { label: "support", actor: support, holds: ["anonymous", "user", "support"] },
    { label: "system", actor: systemActor("test"), holds: ["anonymous", "system"] },
  ];
};
