import { driver, shop, staff, store, user } from "@fairmile/db";
import { and, asc, eq, isNotNull } from "drizzle-orm";
import { createApiKey } from "../features/api-key/create.ts";
import { signUpStore } from "../features/store/sign-up.ts";
import { actorOf, type Actor } from "../platform/actor.ts";
import type { Ctx } from "../platform/services.ts";
import { zoneOf } from "../platform/zone.ts";

export interface DemoPerson {
  readonly key: string;
  readonly role: "store" | "driver" | "admin";
  readonly name: string;
  readonly email: string;
  /** Where the one-click sign-in leads. */
  readonly home: string;
}

/** The people anybody may be in the demo. The robots are others. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { key: "store", role: "store", name: "Canal Bakehouse", email: "store@demo.fairmile.test", home: "/store" },
  { key: "driver", role: "driver", name: "Marta K.", email: "marta@demo.fairmile.test", home: "/driver" },
  { key: "driver2", role: "driver", name: "Ciarán D.", email: "ciaran@demo.fairmile.test", home: "/driver" },
  { key: "admin", role: "admin", name: "Ada Admin", email: "admin@demo.fairmile.test", home: "/admin" },
];

const ensureUser = async (ctx: Ctx, person: DemoPerson): Promise<string> => {
  const [known] = await ctx.database.db.select({ id: user.id }).from(user).where(eq(user.email, person.email));
  if (known !== undefined) return known.id;
  const at = new Date(ctx.wallNow());
  const id = `demo-${person.key}`;
  await ctx.database.db
    .insert(user)
    .values({ id, name: person.name, email: person.email, emailVerified: true, createdAt: at, updatedAt: at });
  return id;
};

const person = (id: string, email: string): Actor => actorOf({ kind: "user", name: `user:${id}`, userId: id, email });

/** A store at the shop nearest to the market's middle, with a test card on file. Answers its API key's secret. */
const ensureStore = async (ctx: Ctx, who: Actor): Promise<string | null> => {
  const [known] = await ctx.database.db
    .select({ id: store.id })
    .from(store)
    .where(and(eq(store.marketId, ctx.market.id), eq(store.name, "Canal Bakehouse")));
  if (known !== undefined) return null;
  const shops = await ctx.database.db
    .select()
    .from(shop)
    .where(and(eq(shop.marketId, ctx.market.id), isNotNull(shop.address)))
    .orderBy(asc(shop.id));
  const middle = zoneOf(ctx.market.center);
  const place = shops.find((row) => zoneOf(row.point) === middle) ?? shops[0];
  const view = await signUpStore.run({
    ctx: { ...ctx, actor: who },
    input: {
      name: "Canal Bakehouse",
      location: {
        name: "Canal Bakehouse",
        place: { address: place?.address ?? ctx.market.name, point: place?.point ?? ctx.market.center },
      },
    },
  });
  const customer = await ctx.stripe.customers.create({ metadata: { storeId: view.id } });
  const method = await ctx.stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
  await ctx.database.db
    .update(store)
    .set({
      stripeCustomerId: customer.id,
      cardPaymentMethodId: method.id,
      cardBrand: method.card?.brand ?? "card",
      cardLast4: method.card?.last4 ?? "0000",
    })
    .where(and(eq(store.marketId, ctx.market.id), eq(store.id, view.id)));
  const key = await createApiKey.run({
    ctx: { ...ctx, actor: { ...who, storeId: view.id as Actor["storeId"], memberRole: "owner" } },
    input: { name: "demo", scopes: ["deliveries:read", "deliveries:write"] },
  });
  return key.secret;
};

/** Drivers of the demo are approved and can be paid; everybody else applies like in real life. */
const ensureDriver = async (ctx: Ctx, userId: string, about: DemoPerson): Promise<void> => {
  const [known] = await ctx.database.db
    .select({ id: driver.id })
    .from(driver)
    .where(and(eq(driver.marketId, ctx.market.id), eq(driver.userId, userId)));
  if (known !== undefined) return;
  const zero = 0 as never;
  await ctx.database.db.insert(driver).values({
    marketId: ctx.market.id,
    id: ctx.ids.next("driver"),
    userId,
    name: about.name,
    phone: "+353855550100",
    vehicle: about.key === "driver" ? "bicycle" : "car",
    status: "approved",
    presence: "offline",
    payoutAccount: "none",
    rateCard: {
      perHourCents: zero,
      perKmCents: zero,
      minimumCents: zero,
      costPerKmCents: zero,
      autopilot: false,
      autoAccept: false,
    },
    version: 1,
    appliedAtMs: ctx.clock.now(),
  });
};

/** Makes the demo's people where they are missing. Answers the store's API key when it was made just now. */
export const ensurePeople = async (ctx: Ctx): Promise<{ readonly apiKey: string | null }> => {
  let apiKey: string | null = null;
  for (const about of DEMO_PEOPLE) {
    const id = await ensureUser(ctx, about);
    if (about.role === "admin") {
      await ctx.database.db
        .insert(staff)
        .values({ marketId: ctx.market.id, userId: id, role: "admin" })
        .onConflictDoNothing();
    }
    if (about.role === "store") apiKey = await ensureStore(ctx, person(id, about.email));
    if (about.role === "driver") await ensureDriver(ctx, id, about);
  }
  return { apiKey };
};
