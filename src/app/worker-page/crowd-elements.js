/**
 * The crowd elements of worker templates, as custom elements without a library. Attributes and answers are those of AWS's "Crowd HTML
 * Elements Reference"; the looks are our own. Each element that answers has `collect(answer)`, which adds its members, and `problem()`,
 * which says what is missing; the form asks them all.
 *
 * Runs in the frame of `frame.js`, after the template was parsed: the children of an element are there when it is made.
 */

{
  const portal = window.parent;

  /** The fields that elements here have made: the others in a form are the template's own. */
  const ours = new WeakSet();

  // Helpers --------------------------------------------------------------------------------------------------------------------

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === 'function') element.addEventListener(name, value);
      else if (value === true) element.setAttribute(name, '');
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    }
    if (isField(element)) ours.add(element);
    element.append(...children.filter((child) => child !== undefined && child !== null));
    return element;
  }

  const isField = (element) =>
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement;

  /** A boolean switch: present, and not "false". */
  const isOn = (element, name) => element.hasAttribute(name) && element.getAttribute(name) !== 'false';

  /**
   * AWS's attributes hold JSON as people write it: single quotes, names without quotes, a comma too many. Read, not run.
   * @throws SyntaxError
   */
  function readLoose(text) {
    const tokens = text.match(/\s+|[[\]{}:,]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s[\]{}:,"']+/g) ?? [];
    const list = tokens.filter((token) => token.trim() !== '');
    let at = 0;
    const fail = () => {
      throw new SyntaxError(`cannot be read near ${list[at] ?? 'the end'}`);
    };
    const word = (token) => {
      if (token === undefined || /^[\]}:,]$/.test(token)) return fail();
      if (token[0] === '"') return JSON.parse(token);
      if (token[0] === "'") {
        const inner = token.slice(1, -1).replaceAll(/\\'|"/g, (found) => (found === '"' ? '\\"' : "'"));
        return JSON.parse(`"${inner}"`);
      }
      return /^(true|false|null|-?\d+(\.\d+)?(e[+-]?\d+)?)$/i.test(token) ? JSON.parse(token.toLowerCase()) : token;
    };
    const value = () => {
      const token = list[at++];
      if (token === '[') {
        const items = [];
        while (list[at] !== ']') {
          items.push(value());
          if (list[at] === ',') at += 1;
          else if (list[at] !== ']') fail();
        }
        at += 1;
        return items;
      }
      if (token === '{') {
        const members = [];
        while (list[at] !== '}') {
          const name = String(word(list[at++]));
          if (list[at++] !== ':') fail();
          members.push([name, value()]);
          if (list[at] === ',') at += 1;
          else if (list[at] !== '}') fail();
        }
        at += 1;
        return Object.fromEntries(members);
      }
      return word(token);
    };
    const read = value();
    if (at < list.length) fail();
    return read;
  }

  function readList(element, name) {
    try {
      const list = readLoose(element.getAttribute(name) ?? '[]');
      if (Array.isArray(list)) return list.map(String);
    } catch {
      // Told below.
    }
    showFault(element, `The attribute ${name} of <${element.localName}> is no list: ${element.getAttribute(name)}`);
    return [];
  }

  function showFault(where, text) {
    where.before(make('p', { class: 'crowd-fault', role: 'alert' }, text));
  }

  /** Adds `{name: {value: state}}`; elements of one name share an object. */
  function addState(answer, element, state) {
    const name = element.getAttribute('name');
    if (name === null) return;
    const own = Object.hasOwn(answer, name) && typeof answer[name] === 'object' ? answer[name] : {};
    answer[name] = { ...own, [element.getAttribute('value') ?? 'on']: state };
  }

  /** Makes its contents once, when it first stands in a document. */
  class CrowdElement extends HTMLElement {
    connectedCallback() {
      if (this.built) return;
      this.built = true;
      this.build();
    }
    get name() {
      return this.getAttribute('name') ?? this.localName;
    }
  }

  const define = (name, element) => {
    if (customElements.get(name) === undefined) customElements.define(name, element);
  };

  // Instructions ---------------------------------------------------------------------------------------------------------------

  function dialogWith(title, ...contents) {
    const dialog = make('dialog', { class: 'crowd-dialog' });
    const close = make('button', { type: 'button', click: () => dialog.close() }, 'Close');
    dialog.append(make('h2', {}, title), ...contents, close);
    return dialog;
  }

  const link = (text, open) => make('button', { type: 'button', class: 'crowd-link', click: open }, text);

  /** What stands in a region of an element, taken out of it. */
  function takeRegion(element, name) {
    const region = element.querySelector(`:scope > ${name}`);
    region?.remove();
    return region ?? undefined;
  }

  function instructionsOf(element) {
    const short = takeRegion(element, 'short-instructions');
    const full = takeRegion(element, 'full-instructions');
    if (short === undefined && full === undefined) return undefined;
    const aside = make('aside', { class: 'crowd-instructions' }, short);
    if (full !== undefined && full.textContent.trim() !== '') {
      const dialog = dialogWith(full.getAttribute('header') ?? 'Instructions', full);
      aside.append(
        link('View full instructions', () => dialog.showModal()),
        dialog,
      );
    }
    return aside;
  }

  define(
    'crowd-instructions',
    class extends CrowdElement {
      build() {
        const sections = [
          ['Summary', 'short-summary'],
          ['Detailed instructions', 'detailed-instructions'],
          ['Good example', 'positive-example'],
          ['Bad example', 'negative-example'],
        ].flatMap(([title, tag]) =>
          [...this.querySelectorAll(`:scope > ${tag}`)].map((part) => make('section', {}, make('h3', {}, title), part)),
        );
        const dialog = dialogWith('Instructions', ...sections);
        const button = link(this.getAttribute('link-text') ?? 'Click for instructions', () => dialog.showModal());
        if (this.getAttribute('link-type') === 'button') button.className = 'crowd-button';
        this.replaceChildren(button, dialog);
      }
    },
  );

  // Fields ---------------------------------------------------------------------------------------------------------------------

  /** crowd-input and crowd-text-area: a text, which is left out of the answer where it is empty. */
  class TextField extends CrowdElement {
    build() {
      const from = (name) => this.getAttribute(name);
      this.field = make(this.tag, {
        placeholder: from('placeholder'),
        maxlength: from('max-length'),
        minlength: from('min-length'),
        required: isOn(this, 'required'),
        disabled: isOn(this, 'disabled'),
        autofocus: isOn(this, 'auto-focus'),
        ...(this.tag === 'input' ? { type: from('type') ?? 'text' } : { rows: from('rows') ?? '3' }),
      });
      this.field.defaultValue = from('value') ?? '';
      const label = from('label');
      this.append(
        make('label', { class: 'crowd-field' }, label === null ? undefined : make('span', {}, label), this.field),
      );
      const pattern = from('allowed-pattern');
      if (pattern !== null && isOn(this, 'auto-validate')) this.keepTo(pattern);
    }
    keepTo(pattern) {
      let allowed;
      try {
        allowed = new RegExp(pattern, 'u');
      } catch {
        return showFault(this, `The attribute allowed-pattern is no regular expression: ${pattern}`);
      }
      this.field.addEventListener('input', () => {
        this.field.value = [...this.field.value].filter((character) => allowed.test(character)).join('');
      });
    }
    get value() {
      return this.field?.value ?? '';
    }
    set value(text) {
      this.field.value = text;
    }
    problem() {
      if (this.field.checkValidity()) return undefined;
      this.field.focus();
      return (
        this.getAttribute('error-message') ??
        `${this.getAttribute('label') ?? this.name}: ${this.field.validationMessage}`
      );
    }
    collect(answer) {
      if (this.value !== '') answer[this.name] = this.value.replaceAll('\r\n', '\n');
    }
  }
  define(
    'crowd-input',
    class extends TextField {
      tag = 'input';
    },
  );
  define(
    'crowd-text-area',
    class extends TextField {
      tag = 'textarea';
    },
  );

  /** crowd-checkbox and crowd-radio-button: `{name: {value: true or false}}`. */
  class Choice extends CrowdElement {
    build() {
      const group = this.closest('crowd-radio-group');
      this.box = make('input', {
        type: this.type,
        disabled: isOn(this, 'disabled'),
        ...(this.type === 'radio' && group !== null ? { name: groupName(group) } : {}),
      });
      this.box.defaultChecked = isOn(this, 'checked');
      this.replaceChildren(make('label', { class: 'crowd-choice' }, this.box, make('span', {}, ...this.childNodes)));
    }
    get checked() {
      return this.box?.checked ?? isOn(this, 'checked');
    }
    set checked(state) {
      this.box.checked = state;
    }
    problem() {
      return isOn(this, 'required') && !this.checked
        ? `${this.textContent.trim() || this.name} has to be checked.`
        : undefined;
    }
    collect(answer) {
      addState(answer, this, this.checked);
    }
  }
  let groups = 0;
  function groupName(group) {
    group.groupName ??= `crowd-group-${++groups}`;
    return group.groupName;
  }
  define(
    'crowd-checkbox',
    class extends Choice {
      type = 'checkbox';
    },
  );
  define(
    'crowd-radio-button',
    class extends Choice {
      type = 'radio';
    },
  );
  define(
    'crowd-radio-group',
    class extends CrowdElement {
      build() {}
    },
  );

  /** AWS documents no answer of this one: a number. */
  define(
    'crowd-slider',
    class extends CrowdElement {
      build() {
        const from = (name, other) => this.getAttribute(name) ?? other;
        const range = { min: from('min', '0'), max: from('max', '100'), step: from('step', '1') };
        this.range = make('input', { type: 'range', ...range, disabled: isOn(this, 'disabled') });
        this.range.defaultValue = from('value', range.min);
        this.touched = this.hasAttribute('value') || !isOn(this, 'required');
        const shown = make('input', {
          type: 'number',
          class: 'crowd-slider-value',
          ...range,
          disabled: !isOn(this, 'editable'),
        });
        shown.defaultValue = this.range.value;
        const follow = (source, target) => () => {
          this.touched = true;
          target.value = source.value;
        };
        this.range.addEventListener('input', follow(this.range, shown));
        shown.addEventListener('input', follow(shown, this.range));
        this.append(make('span', { class: 'crowd-slider' }, this.range, shown));
      }
      get value() {
        return Number(this.range?.value);
      }
      problem() {
        return this.touched ? undefined : `${this.name}: move the slider.`;
      }
      collect(answer) {
        answer[this.name] = this.value;
      }
    },
  );

  define(
    'crowd-button',
    class extends CrowdElement {
      build() {
        const disabled = isOn(this, 'disabled') || isOn(this, 'loading');
        const primary = this.getAttribute('variant') === 'primary';
        const button = make('button', {
          type: 'button',
          disabled,
          class: `crowd-button${primary ? ' crowd-primary' : ''}`,
        });
        button.append(...this.childNodes);
        button.addEventListener('click', () => this.act());
        this.append(button);
      }
      act() {
        const form = this.closest('crowd-form');
        if (this.getAttribute('form-action') === 'submit') form?.submit();
        else if (this.getAttribute('form-action') === 'reset') form?.reset();
      }
    },
  );

  // Classifiers ----------------------------------------------------------------------------------------------------------------

  /** The four classifiers: something to look at, and categories of which one or several are chosen, by click or by number. */
  class Classifier extends CrowdElement {
    build() {
      const image = this.hasAttribute('src')
        ? make('img', { src: this.getAttribute('src'), alt: 'The object' })
        : undefined;
      const target = takeRegion(this, 'classification-target');
      const aside = instructionsOf(this);
      const categories = readList(this, 'categories');
      this.boxes = categories.map((category, i) => this.choice(category, i));
      const other = this.exclusion();
      if (other !== undefined) this.boxes.push(this.choice(other, this.boxes.length, true));
      const choices = this.boxes.map((box) => box.parentElement);
      this.append(
        make(
          'div',
          { class: 'crowd-task' },
          aside,
          make(
            'div',
            { class: 'crowd-body' },
            make('h2', {}, this.getAttribute('header') ?? ''),
            make('div', { class: 'crowd-target' }, target, image),
            make('div', { class: 'crowd-categories', role: this.several ? 'group' : 'radiogroup' }, ...choices),
          ),
        ),
      );
    }
    choice(category, i, excludes = false) {
      const box = make('input', {
        type: this.several ? 'checkbox' : 'radio',
        name: `crowd-${this.name}`,
        value: category,
      });
      box.excludes = excludes;
      box.addEventListener('change', () => {
        for (const one of this.boxes) if (box.checked && one !== box && (excludes || one.excludes)) one.checked = false;
      });
      const key = i < 9 ? make('kbd', {}, String(i + 1)) : undefined;
      make('label', { class: 'crowd-category' }, box, make('span', {}, category), key);
      return box;
    }
    exclusion() {
      const text = this.several ? this.getAttribute('exclusion-category') : null;
      if (text === null) return undefined;
      try {
        return String(readLoose(text).text);
      } catch {
        showFault(this, `The attribute exclusion-category cannot be read: ${text}`);
        return undefined;
      }
    }
    key(key) {
      const box = this.boxes[Number(key) - 1];
      if (box === undefined) return;
      box.checked = this.several ? !box.checked : true;
      box.dispatchEvent(new Event('change'));
      box.focus();
    }
    get chosen() {
      return this.boxes.filter((box) => box.checked).map((box) => box.value);
    }
    problem() {
      return this.chosen.length > 0 ? undefined : 'Choose a category first.';
    }
    collect(answer) {
      answer[this.name] = this.several ? { labels: this.chosen } : { label: this.chosen[0] };
    }
  }
  for (const name of ['crowd-classifier', 'crowd-image-classifier']) {
    define(
      name,
      class extends Classifier {
        several = false;
      },
    );
    define(
      `${name}-multi-select`,
      class extends Classifier {
        several = true;
      },
    );
  }

  // Bounding boxes -------------------------------------------------------------------------------------------------------------

  /** Rectangles on an image, in its own pixels. Draw with the pointer, take back with Delete; a number chooses the label. */
  define(
    'crowd-bounding-box',
    class extends CrowdElement {
      build() {
        this.boxes = [];
        this.labels = readList(this, 'labels');
        this.label = this.labels[0] ?? '';
        const aside = instructionsOf(this);
        this.image = make('img', {
          src: this.getAttribute('src'),
          alt: 'The object',
          draggable: 'false',
          load: () => this.begin(),
        });
        this.stage = make('div', { class: 'crowd-stage', tabindex: '0' }, this.image);
        this.stage.addEventListener('pointerdown', (event) => this.draw(event));
        this.picker = make(
          'div',
          { class: 'crowd-labels', role: 'radiogroup' },
          ...this.labels.map((label, i) => this.pick(label, i)),
        );
        const undo = link('Remove the last box (Delete)', () => this.removeLast());
        const header = make('h2', {}, this.getAttribute('header') ?? '');
        this.append(
          make(
            'div',
            { class: 'crowd-task' },
            aside,
            make('div', { class: 'crowd-body' }, header, this.picker, this.stage, undo),
          ),
        );
      }
      pick(label, i) {
        const radio = make('input', { type: 'radio', name: `crowd-${this.name}`, value: label });
        radio.checked = i === 0;
        radio.addEventListener('change', () => {
          this.label = label;
        });
        return make(
          'label',
          { class: 'crowd-category' },
          radio,
          make('span', {}, label),
          make('kbd', {}, String(i + 1)),
        );
      }
      /** With the image its size is known, and what was drawn before can be shown. */
      begin() {
        const text = this.getAttribute('initial-value');
        if (text === null || this.boxes.length > 0) return;
        try {
          for (const box of readLoose(text)) this.add({ ...box });
        } catch {
          showFault(this, `The attribute initial-value cannot be read: ${text}`);
        }
      }
      /** Where a pointer is, in the image's pixels. */
      place({ clientX, clientY }) {
        const { left, top, width, height } = this.image.getBoundingClientRect();
        const within = (value, most) => Math.min(Math.max(value, 0), most);
        const { naturalWidth, naturalHeight } = this.image;
        return {
          x: Math.round(within(((clientX - left) / width) * naturalWidth, naturalWidth)),
          y: Math.round(within(((clientY - top) / height) * naturalHeight, naturalHeight)),
        };
      }
      draw(event) {
        if (event.button !== 0 || this.image.naturalWidth === 0) return;
        event.preventDefault();
        this.stage.focus();
        const from = this.place(event);
        const box = this.add({ left: from.x, top: from.y, width: 0, height: 0, label: this.label });
        const move = (next) => {
          const to = this.place(next);
          Object.assign(box, {
            left: Math.min(from.x, to.x),
            top: Math.min(from.y, to.y),
            width: Math.abs(to.x - from.x),
            height: Math.abs(to.y - from.y),
          });
          this.show(box);
        };
        const end = () => {
          window.removeEventListener('pointermove', move);
          window.removeEventListener('pointerup', end);
          // A click is no box.
          if (box.width < 2 || box.height < 2) this.remove(box);
        };
        window.addEventListener('pointermove', move);
        window.addEventListener('pointerup', end);
      }
      add(values) {
        const box = { ...values };
        const element = make('div', { class: 'crowd-box' }, make('span', {}, String(box.label)));
        Object.defineProperty(box, 'element', { value: element });
        element.style.setProperty('--hue', String((this.labels.indexOf(box.label) * 137) % 360));
        this.boxes.push(box);
        this.stage.append(element);
        this.show(box);
        return box;
      }
      show(box) {
        const { naturalWidth, naturalHeight } = this.image;
        Object.assign(box.element.style, {
          left: `${(box.left / naturalWidth) * 100}%`,
          top: `${(box.top / naturalHeight) * 100}%`,
          width: `${(box.width / naturalWidth) * 100}%`,
          height: `${(box.height / naturalHeight) * 100}%`,
        });
      }
      remove(box) {
        box.element.remove();
        this.boxes = this.boxes.filter((one) => one !== box);
      }
      removeLast() {
        const last = this.boxes.at(-1);
        if (last !== undefined) this.remove(last);
      }
      key(key) {
        if (key === 'Delete' || key === 'Backspace') return this.removeLast();
        this.picker.querySelectorAll('input')[Number(key) - 1]?.click();
      }
      get value() {
        const boundingBoxes = this.boxes.map(({ height, label, left, top, width }) => ({
          height,
          label,
          left,
          top,
          width,
        }));
        const { naturalHeight: height, naturalWidth: width } = this.image;
        return { boundingBoxes, inputImageProperties: { height, width } };
      }
      problem() {
        return this.image.naturalWidth > 0 ? undefined : 'The image is not there yet.';
      }
      collect(answer) {
        answer[this.name] = this.value;
      }
    },
  );

  // The form -------------------------------------------------------------------------------------------------------------------

  /** Gathers what its elements answer, HTML's own fields too, and hands it to the portal. Templates may listen to `submit` and refuse. */
  define(
    'crowd-form',
    class extends CrowdElement {
      build() {
        this.fault = make('p', { class: 'crowd-fault', role: 'alert', hidden: true });
        // Under what is to be answered, where the instructions stand beside it.
        const place = [...this.querySelectorAll('.crowd-body')].at(-1) ?? this;
        place.append(this.fault);
        if (this.querySelector('crowd-button[form-action=submit], button[type=submit], input[type=submit]') === null) {
          this.button = make('button', { type: 'button', class: 'crowd-button crowd-primary crowd-submit' }, 'Submit');
          this.button.addEventListener('click', () => this.submit());
          place.append(this.button);
        }
        this.addEventListener('click', ({ target }) => {
          if (target.closest?.('button[type=submit], input[type=submit]')) this.submit();
        });
        const aside = instructionsOf(this);
        if (aside !== undefined) this.prepend(aside);
      }
      submit() {
        if (this.sent) return;
        this.say('');
        // What the template decides about, before anything is looked at.
        if (!this.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))) return;
        const elements = [...this.querySelectorAll('*')];
        for (const element of elements) {
          const problem = element.problem?.() ?? nativeProblem(element);
          if (problem !== undefined) return this.say(problem);
        }
        const answer = {};
        for (const element of elements) {
          if (element.collect !== undefined) element.collect(answer);
          else collectNative(element, answer);
        }
        this.sent = true;
        if (this.button !== undefined) this.button.disabled = true;
        portal.postMessage({ type: 'answer', answer: JSON.parse(JSON.stringify(answer)) }, '*');
      }
      /** The answer was not taken: it may be sent again. */
      again() {
        this.sent = false;
        if (this.button !== undefined) this.button.disabled = false;
      }
      reset() {
        for (const field of this.querySelectorAll('input, textarea, select')) {
          if (field.type === 'checkbox' || field.type === 'radio') field.checked = field.defaultChecked;
          else field.value = field.defaultValue ?? '';
        }
      }
      say(text) {
        this.fault.textContent = text;
        this.fault.hidden = text === '';
      }
    },
  );

  function nativeProblem(element) {
    if (!isField(element) || ours.has(element) || element.checkValidity()) return undefined;
    element.focus();
    return `${element.name || 'A field'}: ${element.validationMessage}`;
  }

  function collectNative(element, answer) {
    if (!isField(element) || ours.has(element) || element.name === '' || element.disabled) return;
    if (element.type === 'checkbox' || element.type === 'radio') addState(answer, element, element.checked);
    else if (element.value !== '') answer[element.name] = element.value;
  }

  // Keys, and the portal's word ------------------------------------------------------------------------------------------------

  function press(key) {
    if (key === 'Enter') document.querySelector('crowd-form')?.submit();
    else for (const element of document.querySelectorAll('crowd-form *')) element.key?.(key);
  }

  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    const typing =
      target.closest?.('textarea, select, input:not([type=radio], [type=checkbox], [type=range])') !== null;
    if (event.altKey || event.metaKey || document.querySelector('dialog[open]') !== null) return;
    if (event.ctrlKey) return key === 'Enter' ? press('Enter') : undefined;
    if (key === 'Enter' && !target.closest?.('textarea, select, button, a')) {
      event.preventDefault();
      press('Enter');
    } else if (!typing && /^[1-9]$|^Delete$|^Backspace$/.test(key)) press(key);
  });

  window.addEventListener('message', ({ source, data }) => {
    if (source !== portal) return;
    if (data?.type === 'key') press(String(data.key));
    if (data?.type === 'again') for (const form of document.querySelectorAll('crowd-form')) form.again();
  });

  for (const element of document.querySelectorAll(':not(:defined)')) {
    if (element.localName.startsWith('crowd-')) showFault(element, `This page has no <${element.localName}>.`);
  }
  if (document.querySelector('crowd-form') === null) {
    document.body.prepend(
      make(
        'p',
        { class: 'crowd-fault', role: 'alert' },
        'The template has no <crowd-form>: there is nothing to submit.',
      ),
    );
  }
}
