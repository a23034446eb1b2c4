import { addLocationCommand, locationView } from "@fairmile/contracts";
import { ownStore } from "../../platform/actor.ts";
import { mutation } from "../../platform/verb.ts";
import { requireInside } from "../market/covers.ts";
import { insertLocation } from "./insert-location.ts";
import { toLocationView } from "./to-store-view.ts";

/** A further place where the store hands parcels out; inside the market. */
export const addLocation = mutation({
  name: "store.addLocation",
  input: addLocationCommand,
  output: locationView,
  allow: ["store_owner", "api_key:write"],
  run: async ({ ctx, input, tx, note }) => {
    const storeId = ownStore(ctx.actor);
    await requireInside(tx, ctx.market, input.place.point, "place.point");
    const row = await insertLocation(tx, ctx, storeId, input);
    note.audit(row.id, { storeId });
    note.event({ type: "store.changed", subject: storeId, audience: [`store:${storeId}`, "admin"] });
    return toLocationView(row);
  },
});
