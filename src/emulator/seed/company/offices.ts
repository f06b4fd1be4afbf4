/** Where Larkmoor Logistics works, and the names that people there bear. */

/** An office, with the given and family names of its people. */
export interface Office {
  readonly city: string;
  readonly country: string;
  readonly given: readonly string[];
  readonly family: readonly string[];
}

/** Words of the tables; an underscore is a space within a name. */
const names = (text: string): readonly string[] =>
  text.split(' ').map((name) => name.replaceAll('_', ' '));

const office = (city: string, country: string, given: string, family: string): Office => ({
  city,
  country,
  given: names(given),
  family: names(family),
});

/** The offices, headquarters first. */
export const offices: readonly Office[] = [
  office(
    'Rotterdam',
    'Netherlands',
    'Anouk Bram Daan Eline Femke Guus Hidde Ilse Joris Lotte Maartje Niels Pim Sanne Tess Wouter',
    'Bakker de_Boer Dijkstra van_Dongen Hendriks Jansen Kok Meijer Mulder Postma Smit van_den_Heuvel Visser de_Vries Willems Zijlstra',
  ),
  office(
    'Hamburg',
    'Germany',
    'Anke Björn Carsten Doreen Fabian Greta Heike Imke Jürgen Katrin Lars Malte Nele Sönke Thomas Wiebke',
    'Albers Brandt Claußen Dührkop Ehlers Fischer Groß Hansen Jessen Köhler Lorenzen Müller Petersen Schröder Thomsen Wulff',
  ),
  office(
    'Leeds',
    'United Kingdom',
    'Aisha Callum Deepa Ewan Freya Gareth Hannah Imran Jack Kieran Leila Megan Nadia Owen Poppy Rhys',
    'Ahmed Barker Clarke Davies Eccles Firth Grewal Holroyd Iqbal Jagger Kaur Lockwood Murphy O’Neill Patel Sykes',
  ),
  office(
    'Chicago',
    'United States',
    'Aaliyah Brandon Carmen Derek Elena Frank Grace Hector Isabel Jamal Kayla Luis Monica Nathan Rosa Tyrone',
    'Alvarez Brooks Carter Dombrowski Evans Flores Gutierrez Hughes Jackson Kowalski Lewis Martinez Novak Ortiz Robinson Walker',
  ),
  office(
    'São Paulo',
    'Brazil',
    'Ana Bruno Camila Davi Fernanda Gustavo Helena Igor João Larissa Mateus Natália Otávio Rafaela Thiago Vitória',
    'Almeida Barbosa Cardoso Dias Esteves Ferreira Gonçalves Lima Magalhães Nascimento Oliveira Pereira Ribeiro da_Silva Teixeira Vasconcelos',
  ),
  office(
    'Singapore',
    'Singapore',
    'Aarav Bee_Ling Cheryl Darren Faizal Gwen Hui_Min Jia_Hao Kavitha Li_Ting Marcus Nurul Rajesh Siti Wei_Jie Yun',
    'Aziz Chan Chua Goh Ibrahim Koh Kumar Lee Lim Menon Ng Ong Pillai Tan Teo Wong',
  ),
  office(
    'Tel Aviv',
    'Israel',
    'Adi Amit Dafna Eitan Gal Hila Itai Keren Lior Maya Nadav Omer Roni Shira Tal Yael',
    'Avraham Azoulay Bar-On Biton Cohen Dahan Friedman Gabay Katz Levi Mizrahi Peretz Rosen Shapira Tzur Yosef',
  ),
  office(
    'Dubai',
    'United Arab Emirates',
    'Ahmed Amal Dina Faisal Hala Hassan Iman Karim Layla Mariam Nasser Omar Rania Salma Tariq Zayd',
    'Abbas al-Amiri Aziz Darwish Farouk Ghanem Haddad Ismail Khalil Mansour Nasr Qureshi Rahman Saleh Siddiqui Zaher',
  ),
];
