// What comes in and what goes out.

import { z } from "zod";
import { digits } from "../models.ts";

// #region models
export const User = z.object({ id: z.int(), name: z.string() });

export const Item = z.object({
  price: z.int().min(0).max(1_000_000), // in cents
  quantity: z.int().min(1).max(100).default(1),
});

export const Order = z.object({ items: z.array(Item).min(1) });

export const Total = z.object({ user_id: z.int(), total: z.int() });

export const Path = z.object({
  id: z.preprocess(digits, z.int().min(0)),
});

export const Page = z.object({
  limit: z.preprocess(digits, z.int().min(1).max(100).default(10)),
});
// #endregion
