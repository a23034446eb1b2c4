import { nothing, storeView } from "@fairmile/contracts";
import { ownStore } from "../../platform/actor.ts";
import { query } from "../../platform/verb.ts";
import { readStoreView } from "./read-store-view.ts";

/** The asker's own store, with its locations and the card on file. */
export const getStore = query({
  name: "store.get",
  input: nothing,
  output: storeView,
  allow: ["store_owner", "store_staff"],
  run: ({ ctx }) => readStoreView(ctx, ownStore(ctx.actor)),
});
