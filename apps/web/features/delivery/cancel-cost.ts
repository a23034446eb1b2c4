import { deliveryLifecycle, type DeliveryState } from "@fairmile/contracts";

/** Whether a store may cancel in this state at all. */
export const canCancel = (status: DeliveryState): boolean => "to" in deliveryLifecycle[status].cancel;

/** Cancelling is free until a driver is bound: the one rule of the fee that hangs on no policy's figures. */
export const isFreeToCancel = (status: DeliveryState): boolean => status === "created" || status === "batched";
