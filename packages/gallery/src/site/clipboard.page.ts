/**
 * Copies a text.
 *
 * @returns whether the visitor can paste it now
 */
export async function toClipboard(text: string): Promise<boolean> {
  // The pages of a class come by plain HTTP, which has no such object.
  if (!isSecureContext) return copySelected(text);
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

function copySelected(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  return isCopied;
}
