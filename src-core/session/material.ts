import type { Network } from "../network/network-file.ts";
import type { DataReference } from "../training/data-reference.ts";
import { defaultSetup } from "../training/default-setup.ts";
import type { Session } from "./session.ts";

/**
 * What a document is about and what may be large in it: data and weights of one's own. It changes
 * seldom, so that it is kept apart from the settings, which change with every edit and are small.
 */
export interface Material {
  readonly data: DataReference;
  readonly network: Network | null;
}

/** The material of a session: its very parts, so that one that has not changed is known again. */
export function materialOf({ network }: Session): Material {
  const { data, network: weights } = network.setup;
  return { data, network: weights };
}

/** Whether two materials are the very same, not merely equal. */
export function isSameMaterial(left: Material, right: Material): boolean {
  return left.data === right.data && left.network === right.network;
}

/** The session without its material, in whose place stands that of a first start. */
export function withoutMaterial(session: Session): Session {
  const { data } = defaultSetup();
  return withMaterial(session, { data, network: null });
}

/** The session with this material. */
export function withMaterial(session: Session, { data, network }: Material): Session {
  const setup = { ...session.network.setup, data, network };
  return { ...session, network: { ...session.network, setup } };
}
