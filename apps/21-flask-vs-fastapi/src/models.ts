// What comes in and what goes out.

import { z } from "zod";

/** z.coerce.number() would take "", "0x10" and "1e1" as well. */
export const digits = (text: unknown) =>
  typeof text === "string" && /^\d+$/.test(text) ? Number(text) : text;

// #region models
export const User = z
  .object({ id: z.int(), name: z.string() })
  .meta({ id: "User" });

export const Page = z.object({
  limit: z.preprocess(digits, z.int().min(1).max(100)).default(10),
});

const Item = z.object({
  price: z.int().min(0).max(1_000_000), // in cents
  quantity: z.int().min(1).max(100).default(1),
});

export const Order = z
  .object({ items: z.array(Item).min(1) })
  .meta({ id: "Order" });

export const Total = z
  .object({ user_id: z.int(), total: z.int() })
  .meta({ id: "Total" });
// #endregion

// Where an error is said to be begins with the part's name.
export const ListRequest = z.object({ query: Page });
export const OrderRequest = z.object({ body: Order });
