/**
 * The empty document that a task is written into. It has no origin and an address that says nothing; the portal hands it the HTML. The
 * template is written whole, then the crowd elements come: they find their children in place.
 */

{
  const portal = window.parent;
  window.addEventListener('message', function begin({ source, data }) {
    if (source !== portal || data?.type !== 'task') return;
    window.removeEventListener('message', begin);
    const library = '<link rel="stylesheet" href="crowd-elements.css">';
    const html = String(data.html).replaceAll(
      // AWS's own library would define the same elements.
      /<script\b[^>]*\bsrc\s*=\s*["']?https?:\/\/assets\.crowd\.aws\/[^>]*>\s*<\/script>/gi,
      '',
    );
    document.open();
    document.write(
      `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark">${library}${html}`,
      '<script src="crowd-elements.js"></script>',
    );
    document.close();
  });
  portal.postMessage({ type: 'ready' }, '*');
}
