import { reverseAddress } from "./address/reverse.ts";
import { searchAddress } from "./address/search.ts";
import { createApiKey } from "./api-key/create.ts";
import { listApiKeys } from "./api-key/list.ts";
import { revokeApiKey } from "./api-key/revoke.ts";
import { getBoard } from "./delivery/board.ts";
import { cancelDelivery } from "./delivery/cancel.ts";
import { decideUndeliverable } from "./delivery/decide-undeliverable.ts";
import { getDelivery } from "./delivery/get.ts";
import { listDeliveries } from "./delivery/list.ts";
import { listReceipts } from "./delivery/list-receipts.ts";
import { postDelivery } from "./delivery/post.ts";
import { listProofs } from "./delivery/proofs.ts";
import { getReceipt } from "./delivery/receipt.ts";
import { getClock } from "./market/clock.ts";
import { getMarket } from "./market/get.ts";
import { getMe } from "./me/get.ts";
import { createQuote } from "./quote/create.ts";
import { acceptInvitation } from "./store/accept-invitation.ts";
import { addLocation } from "./store/add-location.ts";
import { finishCardSetup } from "./store/finish-card-setup.ts";
import { getStore } from "./store/get.ts";
import { inviteMember } from "./store/invite-member.ts";
import { listLocations } from "./store/list-locations.ts";
import { listMembers } from "./store/list-members.ts";
import { signUpStore } from "./store/sign-up.ts";
import { startCardSetup } from "./store/start-card-setup.ts";
import { getTracking } from "./track/get.ts";
import { createWebhookEndpoint } from "./webhook-endpoint/create.ts";
import { deleteWebhookEndpoint } from "./webhook-endpoint/delete.ts";
import { listWebhookDeliveries } from "./webhook-endpoint/deliveries.ts";
import { listWebhookEndpoints } from "./webhook-endpoint/list.ts";
import { testWebhookEndpoint } from "./webhook-endpoint/send-test.ts";

/** The verbs of stores and recipients, and of whoever looks at a market, by entity. */
export const storeVerbs = {
  market: { get: getMarket, clock: getClock },
  address: { search: searchAddress, reverse: reverseAddress },
  me: { get: getMe },
  store: {
    signUp: signUpStore,
    get: getStore,
    addLocation,
    listLocations,
    listMembers,
    inviteMember,
    acceptInvitation,
    startCardSetup,
    finishCardSetup,
  },
  quote: { create: createQuote },
  delivery: {
    post: postDelivery,
    get: getDelivery,
    list: listDeliveries,
    board: getBoard,
    cancel: cancelDelivery,
    receipt: getReceipt,
    listReceipts,
    proofs: listProofs,
    decideUndeliverable,
  },
  track: { get: getTracking },
  apiKey: { create: createApiKey, list: listApiKeys, revoke: revokeApiKey },
  webhookEndpoint: {
    create: createWebhookEndpoint,
    list: listWebhookEndpoints,
    delete: deleteWebhookEndpoint,
    deliveries: listWebhookDeliveries,
    test: testWebhookEndpoint,
  },
} as const;
