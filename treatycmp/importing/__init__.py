"""Files as they are found -> lines with places -> the structure of a treaty -> a YAML file."""
