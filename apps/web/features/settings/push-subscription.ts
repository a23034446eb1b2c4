/** What the API keeps of a browser's push subscription. */
export interface PushTarget {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

export type PushFault = "denied" | "timeout" | "failed";

export class PushFailed extends Error {
  readonly fault: PushFault;

  constructor(fault: PushFault, cause?: unknown) {
    super(fault, { cause });
    this.name = "PushFailed";
    this.fault = fault;
  }
}

/** The push service of a browser may never answer (none reachable); a person is told so instead of waiting. */
const PATIENCE_MS = 12_000;

export const canPush = (): boolean =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

const within = <T>(work: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new PushFailed("timeout")), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const bytesOf = (base64Url: string): Uint8Array<ArrayBuffer> => {
  const base64 = base64Url.replaceAll("-", "+").replaceAll("_", "/");
  const text = atob(base64.padEnd(Math.ceil(base64.length / 4) * 4, "="));
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
};

const targetOf = (subscription: PushSubscription): PushTarget => {
  const { endpoint, keys } = subscription.toJSON();
  const p256dh = keys?.["p256dh"];
  const auth = keys?.["auth"];
  if (endpoint === undefined || p256dh === undefined || auth === undefined) throw new PushFailed("failed");
  return { endpoint, keys: { p256dh, auth } };
};

/** Whether this browser already takes our push messages. */
export const isSubscribed = async (): Promise<boolean> => {
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = (await registration?.pushManager.getSubscription()) ?? null;
  return subscription !== null;
};

/** Asks the person and the browser's push service. Rejects with PushFailed; at the latest after some seconds. */
export const subscribe = async (publicKey: string): Promise<PushTarget> => {
  if ((await Notification.requestPermission()) !== "granted") throw new PushFailed("denied");
  try {
    const registration = await within(navigator.serviceWorker.ready);
    const subscription = await within(
      registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(publicKey) }),
    );
    return targetOf(subscription);
  } catch (error) {
    throw error instanceof PushFailed ? error : new PushFailed("failed", error);
  }
};

/** No more push messages to this browser; the server finds out by the push service's answer. */
export const unsubscribe = async (): Promise<void> => {
  const registration = await navigator.serviceWorker.getRegistration();
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
};
