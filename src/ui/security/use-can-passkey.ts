"use client";

import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { useSyncExternalStore } from "react";
import { originAbility } from "./origin-ability.ts";

const never = () => () => undefined;

/** Whether a passkey can be asked for here. The server answers by the address alone, the browser by what it knows. */
export const useCanPasskey = (origin: string): boolean =>
  useSyncExternalStore(
    never,
    () => originAbility(window.location.origin).canPasskey && browserSupportsWebAuthn(),
    () => originAbility(origin).canPasskey,
  );
