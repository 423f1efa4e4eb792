import { networkInterfaces } from "node:os";

/** Networks that a phone in the room cannot reach. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|utun|zt|wg)/;

/**
 * The addresses under which others in the same network reach this machine, the
 * likeliest first.
 */
export function lanAddresses(): string[] {
  return Object.entries(networkInterfaces())
    .flatMap(([name, addresses = []]) =>
      addresses
        .filter(({ family, internal }) => family === "IPv4" && !internal)
        .map(({ address }) => ({ address, isVirtual: VIRTUAL.test(name) })),
    )
    .toSorted((a, b) => Number(a.isVirtual) - Number(b.isVirtual))
    .map(({ address }) => address);
}

const LOOK_MS = 2000;

/**
 * Looks whether this machine still has an address: a laptop may go into another
 * network.
 *
 * @param tell - called each time that this changes
 * @param has - whether it has the address now
 * @returns how to stop
 */
export function watchAddress(
  address: string,
  tell: (isThere: boolean) => void,
  has = hasAddress,
): () => void {
  let isThere = true;
  const timer = setInterval(() => {
    if (has(address) === isThere) return;
    isThere = !isThere;
    tell(isThere);
  }, LOOK_MS);
  return () => clearInterval(timer);
}

function hasAddress(wanted: string): boolean {
  return Object.values(networkInterfaces())
    .flatMap((addresses = []) => addresses)
    .some(({ address }) => address === wanted);
}
