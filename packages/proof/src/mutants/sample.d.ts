export declare function isSampled(mutant: { readonly id: string }): boolean;
