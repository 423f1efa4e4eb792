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
