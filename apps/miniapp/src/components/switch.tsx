type SwitchProps = { label: string; isOn: boolean; onChange: (isOn: boolean) => void };

export const Switch = ({ label, isOn, onChange }: SwitchProps) => (
  <span className="relative inline-flex h-11 w-[51px] items-center">
    <input
      type="checkbox"
      role="switch"
      aria-label={label}
      checked={isOn}
      aria-checked={isOn}
      onChange={(event) => onChange(event.target.checked)}
      className="peer absolute inset-0 z-10 cursor-pointer opacity-0"
    />
    <span
      aria-hidden="true"
      className="h-[31px] w-full rounded-full bg-edge p-0.5 transition-colors duration-200 peer-checked:bg-button peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent peer-checked:[&>span]:translate-x-5"
    >
      <span className="block size-[27px] rounded-full bg-white shadow transition-transform duration-200" />
    </span>
  </span>
);
