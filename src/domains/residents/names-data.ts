type List = readonly [string, ...string[]];

/** Given names by sex and by how old their bearers mostly are. */
export const GIVEN_NAMES: Readonly<Record<"female" | "male", { readonly old: List; readonly middle: List; readonly young: List }>> = {
  female: {
    old: ["Ursula", "Christa", "Gisela", "Ingrid", "Helga", "Renate", "Karin", "Monika", "Brigitte", "Erika", "Gerda", "Sigrid", "Barbara", "Hannelore", "Rosemarie", "Margit", "Galina", "Emine"],
    middle: ["Sabine", "Katrin", "Anja", "Susanne", "Nicole", "Stefanie", "Antje", "Claudia", "Yvonne", "Doreen", "Jana", "Silke", "Kerstin", "Ines", "Olena", "Ayşe", "Agnieszka", "Thu Ha", "Svetlana", "Maria"],
    young: ["Lea", "Hannah", "Emma", "Sophie", "Marie", "Johanna", "Clara", "Frieda", "Mathilda", "Charlotte", "Nele", "Luisa", "Julia", "Laura", "Anna", "Elif", "Mariam", "Linh", "Sofia", "Daria", "Amira", "Zoe"],
  },
  male: {
    old: ["Hans", "Günter", "Klaus", "Manfred", "Dieter", "Horst", "Jürgen", "Wolfgang", "Peter", "Bernd", "Rolf", "Siegfried", "Heinz", "Karl", "Gerhard", "Eberhard", "Mustafa", "Wiktor"],
    middle: ["Thomas", "Andreas", "Jens", "Torsten", "Steffen", "Frank", "Uwe", "Sven", "Mario", "Ronny", "Heiko", "Matthias", "Stefan", "Marco", "René", "Serhii", "Murat", "Piotr", "Quang", "Dmitri"],
    young: ["Emil", "Karl", "Oskar", "Paul", "Anton", "Ben", "Finn", "Jonas", "Lukas", "Max", "Felix", "Moritz", "Theo", "Tim", "Philipp", "Yusuf", "Ali", "Minh", "Artem", "Mateusz", "Omar", "Leon"],
  },
};

/** Family names; the common ones more than once, so that people share them. */
export const FAMILY_NAMES: List = [
  "Müller", "Müller", "Müller", "Schmidt", "Schmidt", "Schneider", "Fischer", "Weber", "Meyer", "Wagner", "Becker", "Schulz", "Hoffmann",
  "Koch", "Richter", "Richter", "Klein", "Wolf", "Schröder", "Neumann", "Schwarz", "Zimmermann", "Braun", "Krüger", "Hofmann", "Hartmann",
  "Lange", "Werner", "Krause", "Lehmann", "Köhler", "Köhler", "König", "Walther", "Kaiser", "Fuchs", "Peters", "Lang", "Scholz", "Möller",
  "Weiß", "Jung", "Hahn", "Vogel", "Friedrich", "Keller", "Günther", "Frank", "Berger", "Winkler", "Roth", "Beck", "Lorenz", "Baumann",
  "Franke", "Albrecht", "Ludwig", "Simon", "Böhm", "Winter", "Kraus", "Schumacher", "Krämer", "Vogt", "Stein", "Jäger", "Otto", "Sommer",
  "Groß", "Seidel", "Heinrich", "Brandt", "Haas", "Schreiber", "Graf", "Dietrich", "Ziegler", "Kuhn", "Kühn", "Pohl", "Engel", "Horn",
  "Busch", "Bergmann", "Thomas", "Voigt", "Sauer", "Arnold", "Wolff", "Pfeiffer", "Hempel", "Oertel", "Töpfer", "Eckardt", "Rößler",
  "Gebhardt", "Zeidler", "Hopfe", "Liebold", "Fritzsche", "Yılmaz", "Kaya", "Demir", "Öztürk", "Nguyen", "Tran", "Pham", "Kowalski",
  "Nowak", "Wójcik", "Ivanova", "Petrenko", "Shevchenko", "Bondarenko", "Melnyk", "Haddad", "Khalil", "Al-Masri", "Hosseini", "Rossi",
  "García", "Popescu", "Horváth", "Novák", "van der Berg", "von Rauenstein",
];
