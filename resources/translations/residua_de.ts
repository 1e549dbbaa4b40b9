<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Residua</source>
        <translation>Über Residua</translation>
    </message>
    <message>
        <source>Residua designs residual networks on a live libtorch model.</source>
        <translation>Residua entwirft Residualnetze an einem lebenden libtorch-Modell.</translation>
    </message>
    <message>
        <source>BSD-3-Clause. Uses Qt (LGPL 3), libtorch (BSD), Graphviz (EPL), cairo (LGPL), nlohmann-json and CLI11.</source>
        <translation>BSD-3-Clause. Verwendet Qt (LGPL 3), libtorch (BSD), Graphviz (EPL), cairo (LGPL), nlohmann-json und CLI11.</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Set %1 and %2 keys more</source>
        <translation>%1 und %2 weitere Schlüssel setzen</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>%1 setzen</translation>
    </message>
    <message>
        <source>Set %1 and %2</source>
        <translation>%1 und %2 setzen</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>1 finding</source>
        <translation>1 Befund</translation>
    </message>
    <message>
        <source>%1 findings</source>
        <translation>%1 Befunde</translation>
    </message>
</context>
<context>
    <name>ChangeMarks</name>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
</context>
<context>
    <name>CompareRows</name>
    <message>
        <source>whole network</source>
        <translation>ganzes Netz</translation>
    </message>
    <message>
        <source>stem</source>
        <translation>Stem</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>%1 hinzugefügt</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>stage %1</source>
        <translation>Stage %1</translation>
    </message>
</context>
<context>
    <name>CopyRows</name>
    <message>
        <source>%1 before the last edit</source>
        <translation>%1 vor der letzten Änderung</translation>
    </message>
    <message>
        <source>&amp;Text with Tabs</source>
        <translation>&amp;Text mit Tabulatoren</translation>
    </message>
    <message>
        <source>&amp;CSV</source>
        <translation>&amp;CSV</translation>
    </message>
    <message>
        <source>&amp;Markdown</source>
        <translation>&amp;Markdown</translation>
    </message>
    <message>
        <source>&amp;LaTeX</source>
        <translation>&amp;LaTeX</translation>
    </message>
    <message>
        <source>&amp;JSON</source>
        <translation>&amp;JSON</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;as</source>
        <translation>K&amp;opieren als</translation>
    </message>
    <message>
        <source>Copy &amp;Table as</source>
        <translation>&amp;Tabelle kopieren als</translation>
    </message>
    <message>
        <source>The rows and columns that are shown</source>
        <translation>Die Zeilen und Spalten, die zu sehen sind</translation>
    </message>
    <message>
        <source>Copy &amp;Path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
</context>
<context>
    <name>CoreWords</name>
    <message>
        <source>cannot read %1: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>cannot write %1: %2; %3</source>
        <translation>%1 kann nicht geschrieben werden: %2; %3</translation>
    </message>
    <message>
        <source>cannot open the engine: %1</source>
        <translation>libtorch kann nicht geladen werden: %1</translation>
    </message>
    <message>
        <source>cannot download %1: %2</source>
        <translation>%1 kann nicht heruntergeladen werden: %2</translation>
    </message>
    <message>
        <source>cannot read an array of the weight file: its bytes decode to %1, expected %2; the file is damaged, get it again</source>
        <translation>ein Array der Gewichtsdatei kann nicht gelesen werden: Seine Bytes ergeben %1, erwartet waren %2; die Datei ist beschädigt, besorgen Sie sie neu</translation>
    </message>
    <message>
        <source>cannot read %1: its weights take %2 of memory, %3 are available; close other programs or use a smaller network</source>
        <translation>%1 kann nicht gelesen werden: Die Gewichte brauchen %2 Speicher, %3 sind frei; schließen Sie andere Programme oder verwenden Sie ein kleineres Netz</translation>
    </message>
    <message>
        <source>a named pipe</source>
        <translation>eine benannte Pipe</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>the name holds a zero byte</source>
        <translation>der Name enthält ein Nullbyte</translation>
    </message>
    <message>
        <source>check the name</source>
        <translation>prüfen Sie den Namen</translation>
    </message>
    <message>
        <source>check its permissions (ls -l)</source>
        <translation>prüfen Sie die Zugriffsrechte (ls -l)</translation>
    </message>
    <message>
        <source>name a regular file</source>
        <translation>nennen Sie eine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>use a shorter name</source>
        <translation>verwenden Sie einen kürzeren Namen</translation>
    </message>
    <message>
        <source>check that the file can be read</source>
        <translation>prüfen Sie, ob die Datei lesbar ist</translation>
    </message>
    <message>
        <source>%1 at byte %2; check the drive, or copy the file to another one</source>
        <translation>%1 bei Byte %2; prüfen Sie das Laufwerk oder kopieren Sie die Datei auf ein anderes</translation>
    </message>
    <message>
        <source>it has become shorter while it was read; wait until nobody writes it, then try again</source>
        <translation>die Datei ist beim Lesen kürzer geworden; warten Sie, bis niemand mehr in sie schreibt, und versuchen Sie es dann erneut</translation>
    </message>
    <message>
        <source>it has %1, at most %2 are read; is it the right file?</source>
        <translation>sie hat %1, gelesen werden höchstens %2; ist es die richtige Datei?</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>mehr als %1</translation>
    </message>
    <message>
        <source>check the folder, or save to another place</source>
        <translation>prüfen Sie den Ordner oder speichern Sie an einem anderen Ort</translation>
    </message>
    <message>
        <source>free some space, or save to another drive</source>
        <translation>schaffen Sie Platz oder speichern Sie auf einem anderen Laufwerk</translation>
    </message>
    <message>
        <source>raise the limit on file sizes (ulimit -f), or save less</source>
        <translation>erhöhen Sie die Grenze für Dateigrößen (ulimit -f) oder speichern Sie weniger</translation>
    </message>
    <message>
        <source>check the permissions of the file and its folder, or save to another place</source>
        <translation>prüfen Sie die Zugriffsrechte der Datei und ihres Ordners oder speichern Sie an einem anderen Ort</translation>
    </message>
    <message>
        <source>make the folder first, or check the name</source>
        <translation>legen Sie zuerst den Ordner an oder prüfen Sie den Namen</translation>
    </message>
    <message>
        <source>name a file in it</source>
        <translation>nennen Sie eine Datei darin</translation>
    </message>
    <message>
        <source>%1 would take about %2 of memory, and %3 are available: use a smaller architecture, input or batch</source>
        <translation>%1 bräuchte etwa %2 Speicher, %3 sind frei: Verwenden Sie eine kleinere Architektur, Eingabe oder einen kleineren Batch</translation>
    </message>
    <message>
        <source>the weights</source>
        <translation>die Gewichte</translation>
    </message>
    <message>
        <source>it is %1; unpack it first (%2)</source>
        <translation>die Datei ist %1; entpacken Sie sie zuerst (%2)</translation>
    </message>
    <message>
        <source>compressed with gzip</source>
        <translation>mit gzip komprimiert</translation>
    </message>
    <message>
        <source>compressed with bzip2</source>
        <translation>mit bzip2 komprimiert</translation>
    </message>
    <message>
        <source>compressed with xz</source>
        <translation>mit xz komprimiert</translation>
    </message>
    <message>
        <source>compressed with Zstandard</source>
        <translation>mit Zstandard komprimiert</translation>
    </message>
    <message>
        <source>compressed with LZ4</source>
        <translation>mit LZ4 komprimiert</translation>
    </message>
    <message>
        <source>a 7z archive</source>
        <translation>ein 7z-Archiv</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>ein RAR-Archiv</translation>
    </message>
    <message>
        <source>it is a tar archive; unpack it first (tar -xf)</source>
        <translation>die Datei ist ein tar-Archiv; entpacken Sie sie zuerst (tar -xf)</translation>
    </message>
    <message>
        <source>it looks like a server&apos;s answer, %1, not like a file of a network; the download failed: check name and access, and get the file itself</source>
        <translation>die Datei sieht nach der Antwort eines Servers aus, %1, nicht nach der Datei eines Netzes; das Herunterladen ist fehlgeschlagen: Prüfen Sie Namen und Zugriff und besorgen Sie die Datei selbst</translation>
    </message>
    <message>
        <source>it is the index of a sharded set of weight files (%1), which holds no weights itself</source>
        <translation>die Datei ist der Index eines aufgeteilten Satzes von Gewichtsdateien (%1) und enthält selbst keine Gewichte</translation>
    </message>
    <message>
        <source>it is the index of a sharded set of weight files%1, which holds no weights itself</source>
        <translation>die Datei ist der Index eines aufgeteilten Satzes von Gewichtsdateien%1 und enthält selbst keine Gewichte</translation>
    </message>
    <message>
        <source>load the set in Python, write it as one file (safetensors.torch.save_file or torch.save of its state_dict) and name that</source>
        <translation>laden Sie den Satz in Python, schreiben Sie ihn als eine Datei (safetensors.torch.save_file oder torch.save des state_dict) und nennen Sie diese</translation>
    </message>
    <message>
        <source>it is a JSON text (a configuration or an architecture?), not weights</source>
        <translation>die Datei ist ein JSON-Text (eine Konfiguration oder eine Architektur?), keine Gewichte</translation>
    </message>
    <message>
        <source>name the weight file</source>
        <translation>nennen Sie die Gewichtsdatei</translation>
    </message>
    <message>
        <source>it is an XML text that begins %1, not the weights</source>
        <translation>die Datei ist ein XML-Text, der mit %1 beginnt, nicht die Gewichte</translation>
    </message>
    <message>
        <source>the download may have failed, get the file itself</source>
        <translation>vielleicht ist das Herunterladen fehlgeschlagen; besorgen Sie die Datei selbst</translation>
    </message>
    <message>
        <source>it is a web page, not the weights</source>
        <translation>die Datei ist eine Webseite, nicht die Gewichte</translation>
    </message>
    <message>
        <source>the download failed, get the file itself</source>
        <translation>das Herunterladen ist fehlgeschlagen; besorgen Sie die Datei selbst</translation>
    </message>
    <message>
        <source>it is a GGUF file (llama.cpp), which holds no residual network</source>
        <translation>die Datei ist eine GGUF-Datei (llama.cpp), die kein Residualnetz enthält</translation>
    </message>
    <message>
        <source>name a weight file of PyTorch or a .safetensors file</source>
        <translation>nennen Sie eine Gewichtsdatei von PyTorch oder eine .safetensors-Datei</translation>
    </message>
    <message>
        <source>it is an HDF5 file (Keras)</source>
        <translation>die Datei ist eine HDF5-Datei (Keras)</translation>
    </message>
    <message>
        <source>save the weights as .safetensors from Python</source>
        <translation>speichern Sie die Gewichte in Python als .safetensors</translation>
    </message>
    <message>
        <source>it is a TensorFlow Lite file, whose weights are packed for devices</source>
        <translation>die Datei ist von TensorFlow Lite; ihre Gewichte sind für Geräte gepackt</translation>
    </message>
    <message>
        <source>it seems to be an ONNX file</source>
        <translation>die Datei scheint eine ONNX-Datei zu sein</translation>
    </message>
    <message>
        <source>it is a zip archive, as PyTorch&apos;s weight files and .npz are; open it as weights (--weights)</source>
        <translation>die Datei ist ein Zip-Archiv wie Gewichtsdateien von PyTorch und .npz; öffnen Sie sie als Gewichte (--weights)</translation>
    </message>
    <message>
        <source>it is a Python pickle, as PyTorch&apos;s older weight files are; open it as weights (--weights)</source>
        <translation>die Datei ist ein Pickle von Python wie ältere Gewichtsdateien von PyTorch; öffnen Sie sie als Gewichte (--weights)</translation>
    </message>
    <message>
        <source>it is a Git LFS pointer, not the weights; download the real file (git lfs pull)</source>
        <translation>die Datei ist ein Zeiger von Git LFS, nicht die Gewichte; laden Sie die wirkliche Datei herunter (git lfs pull)</translation>
    </message>
    <message>
        <source>it is a NumPy array, the input of a run (residua-cli run --input); weights are files of PyTorch or .safetensors files</source>
        <translation>die Datei ist ein NumPy-Array, die Eingabe eines Laufs (residua-cli run --input); Gewichte sind Dateien von PyTorch oder .safetensors-Dateien</translation>
    </message>
    <message>
        <source>it is an image; open it as one (--image)</source>
        <translation>die Datei ist ein Bild; öffnen Sie sie als Bild (--image)</translation>
    </message>
    <message>
        <source>it is a PDF document, not weights</source>
        <translation>die Datei ist ein PDF-Dokument, keine Gewichte</translation>
    </message>
    <message>
        <source>it is a text in UTF-16, not weights; if it is an architecture, save it as UTF-8, else name the weight file</source>
        <translation>die Datei ist ein Text in UTF-16, keine Gewichte; ist es eine Architektur, speichern Sie sie als UTF-8, sonst nennen Sie die Gewichtsdatei</translation>
    </message>
    <message>
        <source>it is a text file that begins %1</source>
        <translation>die Datei ist ein Text, der mit %1 beginnt</translation>
    </message>
    <message>
        <source>it is empty; expected JSON, which begins with {, or a weight file</source>
        <translation>die Datei ist leer; erwartet ist JSON, das mit { beginnt, oder eine Gewichtsdatei</translation>
    </message>
    <message>
        <source>its bytes are neither text nor a weight file that is known here; expected JSON, which begins with {, or the name of a weight file</source>
        <translation>die Bytes der Datei sind weder Text noch eine hier bekannte Gewichtsdatei; erwartet ist JSON, das mit { beginnt, oder der Name einer Gewichtsdatei</translation>
    </message>
    <message>
        <source>get it again</source>
        <translation>besorgen Sie sie neu</translation>
    </message>
    <message>
        <source>it is damaged, get it again</source>
        <translation>sie ist beschädigt, besorgen Sie sie neu</translation>
    </message>
    <message>
        <source>it is damaged or cut off, get it again</source>
        <translation>sie ist beschädigt oder abgeschnitten, besorgen Sie sie neu</translation>
    </message>
    <message>
        <source>it is damaged or something was appended, get it again</source>
        <translation>sie ist beschädigt, oder etwas wurde angehängt, besorgen Sie sie neu</translation>
    </message>
    <message>
        <source>the file is damaged, get it again</source>
        <translation>die Datei ist beschädigt, besorgen Sie sie neu</translation>
    </message>
    <message>
        <source>it is damaged or made to do harm</source>
        <translation>sie ist beschädigt oder soll Schaden anrichten</translation>
    </message>
    <message>
        <source>it is damaged, made to do harm, or holds far more than weights (save the state_dict alone)</source>
        <translation>sie ist beschädigt, soll Schaden anrichten oder enthält weit mehr als Gewichte (speichern Sie nur das state_dict)</translation>
    </message>
    <message>
        <source>it is damaged or no weight file</source>
        <translation>sie ist beschädigt oder keine Gewichtsdatei</translation>
    </message>
    <message>
        <source>it is damaged or no safetensors file</source>
        <translation>sie ist beschädigt oder keine safetensors-Datei</translation>
    </message>
    <message>
        <source>it is damaged or holds types that cannot be read</source>
        <translation>sie ist beschädigt oder enthält Typen, die nicht gelesen werden können</translation>
    </message>
    <message>
        <source>this is a mistake in the program, please report it</source>
        <translation>das ist ein Fehler des Programms, bitte melden Sie ihn</translation>
    </message>
    <message>
        <source>weight file %1</source>
        <translation>Gewichtsdatei %1</translation>
    </message>
    <message>
        <source>it is an .npz archive of NumPy arrays; save them as one state dict with torch.save or safetensors.numpy.save_file</source>
        <translation>die Datei ist ein .npz-Archiv von NumPy-Arrays; speichern Sie sie als ein state_dict mit torch.save oder safetensors.numpy.save_file</translation>
    </message>
    <message>
        <source>it is a zip archive in which a weight file lies; unpack it (unzip) and name %1</source>
        <translation>die Datei ist ein Zip-Archiv, in dem eine Gewichtsdatei liegt; entpacken Sie es (unzip) und nennen Sie %1</translation>
    </message>
    <message>
        <source>it is a Keras archive</source>
        <translation>die Datei ist ein Keras-Archiv</translation>
    </message>
    <message>
        <source>it is a zip archive that PyTorch did not write (no data.pkl in it); name the weight file itself</source>
        <translation>die Datei ist ein Zip-Archiv, das nicht von PyTorch ist (ohne data.pkl); nennen Sie die Gewichtsdatei selbst</translation>
    </message>
    <message>
        <source>it is a zip archive, as PyTorch writes them, and this program was built without libzip; convert it to .safetensors</source>
        <translation>die Datei ist ein Zip-Archiv, wie PyTorch es schreibt, und dieses Programm ist ohne libzip gebaut; wandeln Sie sie in .safetensors um</translation>
    </message>
    <message>
        <source>it is %1; the rest of the network lies in the others</source>
        <translation>die Datei ist %1; der Rest des Netzes liegt in den anderen</translation>
    </message>
    <message>
        <source>%1 is %2, and holds a part of a network</source>
        <translation>%1 ist %2 und enthält einen Teil eines Netzes</translation>
    </message>
    <message>
        <source>part %1 of %2 of a set of weight files, as its name says</source>
        <translation>nach ihrem Namen Teil %1 von %2 eines Satzes von Gewichtsdateien</translation>
    </message>
    <message>
        <source>a part of the set of weight files that %1 beside it lists</source>
        <translation>ein Teil des Satzes von Gewichtsdateien, den %1 daneben aufzählt</translation>
    </message>
    <message>
        <source>it is a frozen TorchScript, whose parameters have no names and whose norms may be folded in</source>
        <translation>die Datei ist ein eingefrorenes TorchScript, dessen Parameter keine Namen haben und dessen Normen eingefaltet sein können</translation>
    </message>
    <message>
        <source>save the module before torch.jit.freeze</source>
        <translation>speichern Sie das Modul vor torch.jit.freeze</translation>
    </message>
    <message>
        <source>%1 is a frozen TorchScript: torch.jit.freeze takes the names from its parameters and folds its norms into the convolutions, so that its network cannot be told; save the module before torch.jit.freeze, or its state_dict</source>
        <translation>%1 ist ein eingefrorenes TorchScript: torch.jit.freeze nimmt den Parametern ihre Namen und faltet die Normen in die Faltungen, sodass das Netz nicht zu erkennen ist; speichern Sie das Modul vor torch.jit.freeze oder sein state_dict</translation>
    </message>
    <message>
        <source>its zip archive holds two files of PyTorch</source>
        <translation>das Zip-Archiv enthält zwei Dateien von PyTorch</translation>
    </message>
    <message>
        <source>its byte order is %1; save it again on a little-endian machine</source>
        <translation>die Bytereihenfolge ist %1; speichern Sie sie erneut auf einer Little-Endian-Maschine</translation>
    </message>
    <message>
        <source>its pickle takes %1, at most %2 are read; save the state_dict alone</source>
        <translation>ihr Pickle hat %1, gelesen werden höchstens %2; speichern Sie nur das state_dict</translation>
    </message>
    <message>
        <source>it is the data.pkl of an unpacked PyTorch file, whose tensors lie beside it (data/0, data/1, ...); name the file that was unpacked, or pack the folder again (zip -0 -r NAME.pth FOLDER) and name that</source>
        <translation>die Datei ist die data.pkl einer entpackten PyTorch-Datei, deren Tensoren daneben liegen (data/0, data/1, ...); nennen Sie die Datei, die entpackt wurde, oder packen Sie den Ordner wieder (zip -0 -r NAME.pth FOLDER) und nennen Sie diese</translation>
    </message>
    <message>
        <source>%1 more bytes stand behind its pickle; it is damaged, or several pickles were written into one file: write the weights alone</source>
        <translation>hinter dem Pickle stehen noch %1 Bytes; die Datei ist beschädigt, oder mehrere Pickles wurden in eine Datei geschrieben: Schreiben Sie nur die Gewichte</translation>
    </message>
    <message>
        <source>it names code, which was looked into and not run: %1</source>
        <translation>sie nennt Programmcode, der angesehen und nicht ausgeführt wurde: %1</translation>
    </message>
    <message>
        <source>it holds no weights</source>
        <translation>sie enthält keine Gewichte</translation>
    </message>
    <message>
        <source>it has no set of weights %1</source>
        <translation>sie enthält keinen Satz von Gewichten %1</translation>
    </message>
    <message>
        <source>it holds %1</source>
        <translation>sie enthält %1</translation>
    </message>
    <message>
        <source>%1 is used; it also holds %2, which FILE#NAME chooses</source>
        <translation>%1 wird verwendet; die Datei enthält auch %2, was DATEI#NAME auswählt</translation>
    </message>
    <message>
        <source>the file itself (%1 tensors)</source>
        <translation>die Datei selbst (%1 Tensoren)</translation>
    </message>
    <message>
        <source>the file itself (%1 tensors, a running average (EMA))</source>
        <translation>die Datei selbst (%1 Tensoren, ein gleitendes Mittel (EMA))</translation>
    </message>
    <message>
        <source>%1 (%2 tensors)</source>
        <translation>%1 (%2 Tensoren)</translation>
    </message>
    <message>
        <source>%1 (%2 tensors, a running average (EMA))</source>
        <translation>%1 (%2 Tensoren, ein gleitendes Mittel (EMA))</translation>
    </message>
    <message>
        <source>it holds %1 values, at most %2 are read; it belongs to no residual network</source>
        <translation>sie enthält %1 Werte, gelesen werden höchstens %2; sie gehört zu keinem Residualnetz</translation>
    </message>
    <message>
        <source>its tensors have %1 values, far more than its %2 can hold</source>
        <translation>ihre Tensoren haben %1 Werte, weit mehr, als in %2 Platz haben</translation>
    </message>
    <message>
        <source>tensor %1 is of the type %2, which cannot be used; save it as float32</source>
        <translation>Tensor %1 ist vom Typ %2, der nicht verwendet werden kann; speichern Sie ihn als float32</translation>
    </message>
    <message>
        <source>its format is not the one that torch.save wrote before 1.6; save it again with torch.save</source>
        <translation>das Format ist nicht das von torch.save vor 1.6; speichern Sie die Datei erneut mit torch.save</translation>
    </message>
    <message>
        <source>it was written on a big-endian machine; save it again on another one</source>
        <translation>sie wurde auf einer Big-Endian-Maschine geschrieben; speichern Sie sie erneut auf einer anderen</translation>
    </message>
    <message>
        <source>the list of its storages is missing</source>
        <translation>die Liste ihrer Storages fehlt</translation>
    </message>
    <message>
        <source>its storage %1 has no known type</source>
        <translation>ihr Storage %1 hat keinen bekannten Typ</translation>
    </message>
    <message>
        <source>it is cut off before its storage %1</source>
        <translation>sie ist vor ihrem Storage %1 abgeschnitten</translation>
    </message>
    <message>
        <source>it is cut off inside its storage %1</source>
        <translation>sie ist in ihrem Storage %1 abgeschnitten</translation>
    </message>
    <message>
        <source>%1 more bytes stand behind its storages</source>
        <translation>hinter den Storages stehen noch %1 Bytes</translation>
    </message>
    <message>
        <source>its pickle is damaged near byte %1: %2</source>
        <translation>ihr Pickle ist bei Byte %1 beschädigt: %2</translation>
    </message>
    <message>
        <source>its pickle goes beyond a limit near byte %1: %2</source>
        <translation>ihr Pickle überschreitet bei Byte %1 eine Grenze: %2</translation>
    </message>
    <message>
        <source>it goes beyond a limit: %1</source>
        <translation>sie überschreitet eine Grenze: %1</translation>
    </message>
    <message>
        <source>more than %1 steps</source>
        <translation>mehr als %1 Schritte</translation>
    </message>
    <message>
        <source>the step %1 is unknown</source>
        <translation>der Schritt %1 ist unbekannt</translation>
    </message>
    <message>
        <source>it takes from an empty stack</source>
        <translation>er nimmt von einem leeren Stapel</translation>
    </message>
    <message>
        <source>a mark is missing</source>
        <translation>eine Marke fehlt</translation>
    </message>
    <message>
        <source>a number of %1 bytes</source>
        <translation>eine Zahl von %1 Bytes</translation>
    </message>
    <message>
        <source>no number stands where one belongs</source>
        <translation>wo eine Zahl hingehört, steht keine</translation>
    </message>
    <message>
        <source>a text is not written as one</source>
        <translation>ein Text ist nicht wie einer geschrieben</translation>
    </message>
    <message>
        <source>more than %1 of texts</source>
        <translation>mehr als %1 an Texten</translation>
    </message>
    <message>
        <source>it appends to what is no list</source>
        <translation>er hängt an etwas an, das keine Liste ist</translation>
    </message>
    <message>
        <source>a key has no value</source>
        <translation>ein Schlüssel hat keinen Wert</translation>
    </message>
    <message>
        <source>it puts a key into what is no dictionary</source>
        <translation>er setzt einen Schlüssel in etwas, das kein Dictionary ist</translation>
    </message>
    <message>
        <source>a memo of %1 values after %2 steps</source>
        <translation>ein Memo von %1 Werten nach %2 Schritten</translation>
    </message>
    <message>
        <source>it asks for value %1, which it has not kept</source>
        <translation>er verlangt den Wert %1, den er nicht behalten hat</translation>
    </message>
    <message>
        <source>its protocol is %1, 0 to 5 are known</source>
        <translation>sein Protokoll ist %1, bekannt sind 0 bis 5</translation>
    </message>
    <message>
        <source>the name of a class has more than %1 bytes</source>
        <translation>der Name einer Klasse hat mehr als %1 Bytes</translation>
    </message>
    <message>
        <source>it calls what is no function</source>
        <translation>er ruft etwas auf, das keine Funktion ist</translation>
    </message>
    <message>
        <source>the arguments of a call are no tuple</source>
        <translation>die Argumente eines Aufrufs sind kein Tupel</translation>
    </message>
    <message>
        <source>the name of a class is no text</source>
        <translation>der Name einer Klasse ist kein Text</translation>
    </message>
    <message>
        <source>an object has no class</source>
        <translation>ein Objekt hat keine Klasse</translation>
    </message>
    <message>
        <source>it builds what is no object</source>
        <translation>er baut etwas, das kein Objekt ist</translation>
    </message>
    <message>
        <source>its arrays lie in buffers outside of the file; write it without buffer_callback</source>
        <translation>seine Arrays liegen in Puffern außerhalb der Datei; schreiben Sie sie ohne buffer_callback</translation>
    </message>
    <message>
        <source>tensor %1</source>
        <translation>Tensor %1</translation>
    </message>
    <message>
        <source>the state of its array is incomplete</source>
        <translation>der Zustand seines Arrays ist unvollständig</translation>
    </message>
    <message>
        <source>its shape is no list of numbers</source>
        <translation>seine Form ist keine Liste von Zahlen</translation>
    </message>
    <message>
        <source>its tensors are written as texts (pickle protocol 2 or below) of more than %1; write them with torch.save</source>
        <translation>ihre Tensoren sind als Texte von mehr als %1 geschrieben (Pickle-Protokoll 2 oder darunter); schreiben Sie sie mit torch.save</translation>
    </message>
    <message>
        <source>what it is rebuilt from is incomplete</source>
        <translation>woraus er wiederhergestellt wird, ist unvollständig</translation>
    </message>
    <message>
        <source>it has no storage</source>
        <translation>er hat keinen Storage</translation>
    </message>
    <message>
        <source>bytes without a type</source>
        <translation>Bytes ohne Typ</translation>
    </message>
    <message>
        <source>its storage is said to have %1 elements</source>
        <translation>sein Storage soll %1 Elemente haben</translation>
    </message>
    <message>
        <source>its storage %1 is not in the file</source>
        <translation>sein Storage %1 ist nicht in der Datei</translation>
    </message>
    <message>
        <source>its storage has %1 elements, that is %2 bytes; %3 are in the file</source>
        <translation>sein Storage hat %1 Elemente, also %2 Bytes; in der Datei sind %3</translation>
    </message>
    <message>
        <source>an array of an unknown type</source>
        <translation>ein Array unbekannten Typs</translation>
    </message>
    <message>
        <source>an array %1 does not have the bytes that it needs</source>
        <translation>ein Array %1 hat nicht die Bytes, die es braucht</translation>
    </message>
    <message>
        <source>its shape and strides do not go together</source>
        <translation>Form und Strides passen nicht zusammen</translation>
    </message>
    <message>
        <source>its shape or strides are negative: %1</source>
        <translation>Form oder Strides sind negativ: %1</translation>
    </message>
    <message>
        <source>%1 reaches beyond the %2 bytes that it is stored in</source>
        <translation>%1 reicht über die %2 Bytes hinaus, in denen er gespeichert ist</translation>
    </message>
    <message>
        <source>values nested more than %1 deep</source>
        <translation>Werte, die tiefer als %1 verschachtelt sind</translation>
    </message>
    <message>
        <source>more than %1 values</source>
        <translation>mehr als %1 Werte</translation>
    </message>
    <message>
        <source>a tensor&apos;s name has more than %1 bytes</source>
        <translation>der Name eines Tensors hat mehr als %1 Bytes</translation>
    </message>
    <message>
        <source>more than %1 tensors</source>
        <translation>mehr als %1 Tensoren</translation>
    </message>
    <message>
        <source>a name of %1 bytes</source>
        <translation>ein Name von %1 Bytes</translation>
    </message>
    <message>
        <source>cannot write tensor %1: %2 does not fit its values</source>
        <translation>Tensor %1 kann nicht geschrieben werden: %2 passt nicht zu seinen Werten</translation>
    </message>
    <message>
        <source>cannot write weights: tensor %1 is not there</source>
        <translation>Gewichte können nicht geschrieben werden: Tensor %1 ist nicht da</translation>
    </message>
    <message>
        <source>its header holds a zero byte</source>
        <translation>der Kopf enthält ein Nullbyte</translation>
    </message>
    <message>
        <source>its header holds more than %1 of names and numbers</source>
        <translation>der Kopf enthält mehr als %1 an Namen und Zahlen</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>the number %1</source>
        <translation>die Zahl %1</translation>
    </message>
    <message>
        <source>binary data</source>
        <translation>Binärdaten</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>data_offsets has more than two numbers</source>
        <translation>data_offsets hat mehr als zwei Zahlen</translation>
    </message>
    <message>
        <source>the shape has more than %1 dimensions</source>
        <translation>die Form hat mehr als %1 Dimensionen</translation>
    </message>
    <message>
        <source>the size %1 is too large</source>
        <translation>die Größe %1 ist zu groß</translation>
    </message>
    <message>
        <source>the type %1 is unknown; known are F32, F64, F16, BF16, I64 and the other types of the format</source>
        <translation>der Typ %1 ist unbekannt; bekannt sind F32, F64, F16, BF16, I64 und die anderen Typen des Formats</translation>
    </message>
    <message>
        <source>__metadata__ has more than %1 entries</source>
        <translation>__metadata__ hat mehr als %1 Einträge</translation>
    </message>
    <message>
        <source>the key %1 stands twice in __metadata__</source>
        <translation>der Schlüssel %1 steht zweimal in __metadata__</translation>
    </message>
    <message>
        <source>the key %1 is unknown; expected dtype, shape and data_offsets</source>
        <translation>der Schlüssel %1 ist unbekannt; erwartet sind dtype, shape und data_offsets</translation>
    </message>
    <message>
        <source>the key %1 stands twice</source>
        <translation>der Schlüssel %1 steht zweimal da</translation>
    </message>
    <message>
        <source>dtype, shape or data_offsets is missing</source>
        <translation>dtype, shape oder data_offsets fehlt</translation>
    </message>
    <message>
        <source>data_offsets needs two numbers</source>
        <translation>data_offsets braucht zwei Zahlen</translation>
    </message>
    <message>
        <source>its header is not valid JSON near character %1</source>
        <translation>der Kopf ist beim Zeichen %1 kein gültiges JSON</translation>
    </message>
    <message>
        <source>in the header %1 stands where none belongs</source>
        <translation>im Kopf steht %1, wo nichts dergleichen hingehört</translation>
    </message>
    <message>
        <source>%1 stands where none belongs</source>
        <translation>%1 steht, wo nichts dergleichen hingehört</translation>
    </message>
    <message>
        <source>a tensor&apos;s name has %1 bytes, at most %2 are allowed</source>
        <translation>der Name eines Tensors hat %1 Bytes, erlaubt sind höchstens %2</translation>
    </message>
    <message>
        <source>the tensor %1 stands twice in the header</source>
        <translation>der Tensor %1 steht zweimal im Kopf</translation>
    </message>
    <message>
        <source>it has more than %1 tensors</source>
        <translation>sie hat mehr als %1 Tensoren</translation>
    </message>
    <message>
        <source>its bytes %1 to %2 do not lie in the file&apos;s %3 bytes of data</source>
        <translation>seine Bytes %1 bis %2 liegen nicht in den %3 Datenbytes der Datei</translation>
    </message>
    <message>
        <source>%1 does not take the %2 bytes that the header gives it</source>
        <translation>%1 braucht nicht die %2 Bytes, die der Kopf angibt</translation>
    </message>
    <message>
        <source>its bytes begin at %1 where %2</source>
        <translation>seine Bytes beginnen bei %1, wo %2</translation>
    </message>
    <message>
        <source>another tensor still lies</source>
        <translation>noch ein anderer Tensor liegt</translation>
    </message>
    <message>
        <source>a hole of %1 bytes precedes it</source>
        <translation>eine Lücke von %1 Bytes vorangeht</translation>
    </message>
    <message>
        <source>its tensors do not cover it: %1 more bytes stand at the end</source>
        <translation>ihre Tensoren füllen sie nicht aus: Am Ende stehen noch %1 Bytes</translation>
    </message>
    <message>
        <source>it is too short for a safetensors file (%1)</source>
        <translation>sie ist zu kurz für eine safetensors-Datei (%1)</translation>
    </message>
    <message>
        <source>its bytes are of no kind that is known here; expected a .safetensors file or a weight file of PyTorch</source>
        <translation>ihre Bytes sind von keiner hier bekannten Art; erwartet ist eine .safetensors-Datei oder eine Gewichtsdatei von PyTorch</translation>
    </message>
    <message>
        <source>its header length of %1 bytes is above %2</source>
        <translation>die Länge des Kopfes von %1 Bytes liegt über %2</translation>
    </message>
    <message>
        <source>its header length of %1 bytes goes beyond the file&apos;s %2 bytes; it is cut off or no safetensors file, get it again</source>
        <translation>die Länge des Kopfes von %1 Bytes geht über die %2 Bytes der Datei hinaus; sie ist abgeschnitten oder keine safetensors-Datei, besorgen Sie sie neu</translation>
    </message>
    <message>
        <source>its header does not begin with &apos;{&apos;</source>
        <translation>der Kopf beginnt nicht mit &apos;{&apos;</translation>
    </message>
    <message>
        <source>its header is not valid JSON</source>
        <translation>der Kopf ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>its end is full of zip end records</source>
        <translation>ihr Ende ist voller Zip-Endeinträge</translation>
    </message>
    <message>
        <source>its zip64 end record lies outside of it</source>
        <translation>ihr Zip64-Endeintrag liegt außerhalb</translation>
    </message>
    <message>
        <source>it is a zip archive of more than %1 entries; it is no PyTorch file</source>
        <translation>die Datei ist ein Zip-Archiv von mehr als %1 Einträgen; sie ist nicht von PyTorch</translation>
    </message>
    <message>
        <source>it is a zip archive of more than %1 entries</source>
        <translation>die Datei ist ein Zip-Archiv von mehr als %1 Einträgen</translation>
    </message>
    <message>
        <source>it is a zip archive without its end; it is cut off or something was appended, get it again</source>
        <translation>die Datei ist ein Zip-Archiv ohne Ende; sie ist abgeschnitten, oder etwas wurde angehängt, besorgen Sie sie neu</translation>
    </message>
    <message>
        <source>it is a zip archive with two end records</source>
        <translation>die Datei ist ein Zip-Archiv mit zwei Endeinträgen</translation>
    </message>
    <message>
        <source>its zip archive is not sound (%1)</source>
        <translation>das Zip-Archiv ist nicht in Ordnung (%1)</translation>
    </message>
    <message>
        <source>its zip archive is not sound in %1 (%2)</source>
        <translation>das Zip-Archiv ist bei %1 nicht in Ordnung (%2)</translation>
    </message>
    <message>
        <source>entries of its zip archive lie on one another</source>
        <translation>Einträge des Zip-Archivs überlappen einander</translation>
    </message>
    <message>
        <source>the entry %1 of its zip archive is encrypted or packed by a method that PyTorch does not use; save it again with torch.save</source>
        <translation>der Eintrag %1 des Zip-Archivs ist verschlüsselt oder auf eine Weise gepackt, die PyTorch nicht verwendet; speichern Sie die Datei erneut mit torch.save</translation>
    </message>
    <message>
        <source>the entry %1 of its zip archive names a place outside of the archive</source>
        <translation>der Eintrag %1 des Zip-Archivs nennt einen Ort außerhalb des Archivs</translation>
    </message>
    <message>
        <source>the entry %1 of its zip archive does not lie in the file</source>
        <translation>der Eintrag %1 des Zip-Archivs liegt nicht in der Datei</translation>
    </message>
    <message>
        <source>the entry %1 of its zip archive unpacks to more than %2 times its size</source>
        <translation>der Eintrag %1 des Zip-Archivs wird beim Entpacken mehr als %2-mal so groß</translation>
    </message>
    <message>
        <source>cannot be opened</source>
        <translation>kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>the download ended without a word: try again, it goes on where it was</source>
        <translation>das Herunterladen brach ohne Meldung ab: Versuchen Sie es erneut, es geht weiter, wo es war</translation>
    </message>
    <message>
        <source>it is made where libcurl and OpenSSL are</source>
        <translation>es wird gebaut, wo libcurl und OpenSSL sind</translation>
    </message>
    <message>
        <source>cannot write it (%1): make room, then try again</source>
        <translation>die Datei kann nicht geschrieben werden (%1): Schaffen Sie Platz und versuchen Sie es erneut</translation>
    </message>
    <message>
        <source>the server answers %1: the file is not there</source>
        <translation>der Server antwortet %1: Die Datei ist nicht da</translation>
    </message>
    <message>
        <source>the server answers %1</source>
        <translation>der Server antwortet %1</translation>
    </message>
    <message>
        <source>%1: what has come is kept, try again to go on</source>
        <translation>%1: Was angekommen ist, bleibt; versuchen Sie es erneut, um fortzufahren</translation>
    </message>
    <message>
        <source>another program is downloading it</source>
        <translation>ein anderes Programm lädt sie gerade herunter</translation>
    </message>
    <message>
        <source>libcurl does not start</source>
        <translation>libcurl startet nicht</translation>
    </message>
    <message>
        <source>its SHA-256 begins with %1, published is %2: it is not the file that was published, and was not kept</source>
        <translation>ihre SHA-256 beginnt mit %1, veröffentlicht ist %2: Es ist nicht die veröffentlichte Datei, sie wurde nicht behalten</translation>
    </message>
    <message>
        <source>%1 missing: %2</source>
        <translation>%1 fehlen: %2</translation>
    </message>
    <message>
        <source>%1 do not fit: %2</source>
        <translation>%1 passen nicht: %2</translation>
    </message>
    <message>
        <source>%1 of its tensors is not used: %2</source>
        <translation>%1 ihrer Tensoren wird nicht verwendet: %2</translation>
    </message>
    <message>
        <source>%1 of its tensors are not used: %2</source>
        <translation>%1 ihrer Tensoren werden nicht verwendet: %2</translation>
    </message>
    <message>
        <source>its names begin with %1, which was left out</source>
        <translation>ihre Namen beginnen mit %1, was weggelassen wurde</translation>
    </message>
    <message>
        <source>%1: of the type %2 in the file, which cannot be used: floating point of 16, 32 or 64 bits expected</source>
        <translation>%1: in der Datei vom Typ %2, der nicht verwendet werden kann: erwartet ist Gleitkomma mit 16, 32 oder 64 Bit</translation>
    </message>
    <message>
        <source>%1: %2 in the file, floating point expected</source>
        <translation>%1: %2 in der Datei, erwartet ist Gleitkomma</translation>
    </message>
    <message>
        <source>%1: %2 in the file, %3 expected</source>
        <translation>%1: %2 in der Datei, erwartet ist %3</translation>
    </message>
    <message>
        <source>Tensors of such types must be saved as float32</source>
        <translation>Tensoren solcher Typen müssen als float32 gespeichert werden</translation>
    </message>
    <message>
        <source>The file lacks a part of the classifier; get or save it again</source>
        <translation>Der Datei fehlt ein Teil des Klassifikators; besorgen oder speichern Sie sie neu</translation>
    </message>
    <message>
        <source>The file has no classifier</source>
        <translation>Die Datei hat keinen Klassifikator</translation>
    </message>
    <message>
        <source>The file&apos;s classifier has %1 classes</source>
        <translation>Der Klassifikator der Datei hat %1 Klassen</translation>
    </message>
    <message>
        <source>These weights fit the preset %1</source>
        <translation>Diese Gewichte passen zur Vorlage %1</translation>
    </message>
    <message>
        <source>The architecture must be the one that the weights were made for</source>
        <translation>Die Architektur muss die sein, für die die Gewichte gemacht wurden</translation>
    </message>
    <message>
        <source>The norms of the file have no statistics, which are put in place where it is opened by itself</source>
        <translation>Die Normen der Datei haben keine Statistik; sie wird ergänzt, wenn die Datei als eigenes Netz geöffnet wird</translation>
    </message>
    <message>
        <source>These weights are of another network, %1</source>
        <translation>Diese Gewichte sind von einem anderen Netz, %1</translation>
    </message>
    <message>
        <source>%1 without a classifier</source>
        <translation>%1 ohne Klassifikator</translation>
    </message>
    <message>
        <source>%1 with %2 classes</source>
        <translation>%1 mit %2 Klassen</translation>
    </message>
    <message>
        <source>%1 by its shapes</source>
        <translation>den Formen nach %1</translation>
    </message>
    <message>
        <source>%1 blocks, %2 parameters</source>
        <translation>%1 Blöcke, %2 Parameter</translation>
    </message>
    <message>
        <source>where shortcuts put their zero channels leaves no trace in weights: after the others is assumed (block.shortcut zero_pad); published CIFAR networks mostly have them on both sides (block.shortcut zero_pad_around)</source>
        <translation>wo Shortcuts ihre Nullkanäle einfügen, hinterlässt in Gewichten keine Spur: Angenommen wird hinter den anderen (block.shortcut zero_pad); veröffentlichte CIFAR-Netze haben sie meist auf beiden Seiten (block.shortcut zero_pad_around)</translation>
    </message>
    <message>
        <source>%1: %2 parameters are not in it and were drawn at random: %3</source>
        <translation>%1: %2 Parameter sind nicht in der Datei und wurden zufällig gezogen: %3</translation>
    </message>
    <message>
        <source>%1: %2 parameters do not fit and were drawn at random: %3</source>
        <translation>%1: %2 Parameter passen nicht und wurden zufällig gezogen: %3</translation>
    </message>
    <message>
        <source>%1: skipped for their type: %2</source>
        <translation>%1: wegen ihres Typs übergangen: %2</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>random (seed %1)</source>
        <translation>zufällig (Seed %1)</translation>
    </message>
    <message>
        <source>%1, %2 fits no layer</source>
        <translation>%1, %2 passt zu keiner Schicht</translation>
    </message>
    <message>
        <source>%1 in %2 of %3 layers, %4 in the others</source>
        <translation>%1 in %2 von %3 Schichten, %4 in den anderen</translation>
    </message>
    <message>
        <source>%1 in %2 of %3 tensors, %4 in the others</source>
        <translation>%1 in %2 von %3 Tensoren, %4 in den anderen</translation>
    </message>
    <message>
        <source>trained on MNIST&apos;s digits (of this program)</source>
        <translation>trainiert auf den Ziffern von MNIST (vom Programm mitgeliefert)</translation>
    </message>
    <message>
        <source>cannot read image %1: %2</source>
        <translation>Bild %1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>cannot read images: %1</source>
        <translation>Bilder können nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>cannot download: %1</source>
        <translation>Es kann nicht heruntergeladen werden: %1</translation>
    </message>
    <message>
        <source>build the program again (packaging/run.sh)</source>
        <translation>bauen Sie das Programm erneut (packaging/run.sh)</translation>
    </message>
    <message>
        <source>%1 is neither in ../lib/residua nor beside the program in %2 (%3)</source>
        <translation>%1 ist weder in ../lib/residua noch neben dem Programm in %2 (%3)</translation>
    </message>
    <message>
        <source>a build without Qt reads PPM and PGM only</source>
        <translation>ohne Qt gebaut liest es nur PPM und PGM</translation>
    </message>
    <message>
        <source>no socket (%1)</source>
        <translation>kein Socket (%1)</translation>
    </message>
    <message>
        <source>no memory or process left for %1: close other programs</source>
        <translation>kein Speicher oder Prozess mehr frei für %1: Schließen Sie andere Programme</translation>
    </message>
    <message>
        <source>%1 does not start (%2)</source>
        <translation>%1 startet nicht (%2)</translation>
    </message>
    <message>
        <source>expected PNG, JPEG, GIF, WebP, TIFF, BMP, PPM or PGM: convert it</source>
        <translation>erwartet ist PNG, JPEG, GIF, WebP, TIFF, BMP, PPM oder PGM: Wandeln Sie die Datei um</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>it is %1</source>
        <translation>die Datei ist %1</translation>
    </message>
    <message>
        <source>it is a HEIC, AVIF or video file</source>
        <translation>die Datei ist ein HEIC- oder AVIF-Bild oder ein Video</translation>
    </message>
    <message>
        <source>it is a TGA image</source>
        <translation>die Datei ist ein TGA-Bild</translation>
    </message>
    <message>
        <source>it is no image of a known kind</source>
        <translation>die Datei ist kein Bild einer bekannten Art</translation>
    </message>
    <message>
        <source>an MNG animation</source>
        <translation>eine MNG-Animation</translation>
    </message>
    <message>
        <source>a JNG image</source>
        <translation>ein JNG-Bild</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>an icon</source>
        <translation>ein Icon</translation>
    </message>
    <message>
        <source>a cursor</source>
        <translation>ein Mauszeiger</translation>
    </message>
    <message>
        <source>a TGA image</source>
        <translation>ein TGA-Bild</translation>
    </message>
    <message>
        <source>an SVG drawing</source>
        <translation>eine SVG-Zeichnung</translation>
    </message>
    <message>
        <source>an SVG or XML file</source>
        <translation>eine SVG- oder XML-Datei</translation>
    </message>
    <message>
        <source>an XPM icon</source>
        <translation>ein XPM-Icon</translation>
    </message>
    <message>
        <source>an XBM bitmap or source code</source>
        <translation>eine XBM-Bitmap oder Quelltext</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>eine Webseite</translation>
    </message>
    <message>
        <source>a Git LFS pointer: get the real file with git lfs pull, it</source>
        <translation>ein Zeiger von Git LFS: Holen Sie die wirkliche Datei mit git lfs pull</translation>
    </message>
    <message>
        <source>a Photoshop file</source>
        <translation>eine Photoshop-Datei</translation>
    </message>
    <message>
        <source>a NumPy array (for residua-cli run --input)</source>
        <translation>ein NumPy-Array (für residua-cli run --input)</translation>
    </message>
    <message>
        <source>a zip archive</source>
        <translation>ein Zip-Archiv</translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <translation>ein gzip-Archiv</translation>
    </message>
    <message>
        <source>the image has %1 pixels; at most %2 on a side and %3 million in all are read: scale it down first</source>
        <translation>das Bild hat %1 Pixel; gelesen werden höchstens %2 je Seite und %3 Millionen insgesamt: Verkleinern Sie es zuerst</translation>
    </message>
    <message>
        <source>it has %1 pixels; expected at least one</source>
        <translation>es hat %1 Pixel; erwartet ist mindestens eines</translation>
    </message>
    <message>
        <source>it has %1 pixels; at most %2 a side and %3 in all are read; make it smaller</source>
        <translation>es hat %1 Pixel; gelesen werden höchstens %2 je Seite und %3 insgesamt; verkleinern Sie es</translation>
    </message>
    <message>
        <source>decoding its %1 pixels takes %2 of memory, at most %3 are used: scale it down first, or convert it to 8 bits a channel and one frame</source>
        <translation>das Dekodieren seiner %1 Pixel braucht %2 Speicher, verwendet werden höchstens %3: Verkleinern Sie es zuerst, oder wandeln Sie es in 8 Bit je Kanal und ein Einzelbild um</translation>
    </message>
    <message>
        <source>decoding its %1 pixels takes %2 of memory, which is not there: close other programs, or scale the image down first</source>
        <translation>das Dekodieren seiner %1 Pixel braucht %2 Speicher, der nicht da ist: Schließen Sie andere Programme, oder verkleinern Sie das Bild zuerst</translation>
    </message>
    <message>
        <source>decoding its %1 pixels took more time or memory than an honest file does; it is damaged, or made to hurt</source>
        <translation>das Dekodieren seiner %1 Pixel brauchte mehr Zeit oder Speicher als bei einer ehrlichen Datei; sie ist beschädigt oder soll Schaden anrichten</translation>
    </message>
    <message>
        <source>damaged or incomplete %1 image of %2 pixels</source>
        <translation>beschädigtes oder unvollständiges %1-Bild von %2 Pixeln</translation>
    </message>
    <message>
        <source>damaged or incomplete %1 image of %2 pixels: %3</source>
        <translation>beschädigtes oder unvollständiges %1-Bild von %2 Pixeln: %3</translation>
    </message>
    <message>
        <source>the %1 file is cut off: it ends before its last part</source>
        <translation>die %1-Datei ist abgeschnitten: Sie endet vor ihrem letzten Teil</translation>
    </message>
    <message>
        <source>the %1 file is damaged: %2</source>
        <translation>die %1-Datei ist beschädigt: %2</translation>
    </message>
    <message>
        <source>it does not begin with its header</source>
        <translation>sie beginnt nicht mit ihrem Kopf</translation>
    </message>
    <message>
        <source>it has no pixels</source>
        <translation>sie hat keine Pixel</translation>
    </message>
    <message>
        <source>a marker is missing</source>
        <translation>eine Marke fehlt</translation>
    </message>
    <message>
        <source>a part has no length</source>
        <translation>ein Teil hat keine Länge</translation>
    </message>
    <message>
        <source>it has two headers</source>
        <translation>sie hat zwei Köpfe</translation>
    </message>
    <message>
        <source>it has more than %1 scans, each a pass over all pixels: convert it to a baseline JPEG</source>
        <translation>sie hat mehr als %1 Scans, jeder ein Durchgang durch alle Pixel: Wandeln Sie sie in ein Baseline-JPEG um</translation>
    </message>
    <message>
        <source>it has a block of an unknown kind</source>
        <translation>sie hat einen Block unbekannter Art</translation>
    </message>
    <message>
        <source>it has no frame</source>
        <translation>sie hat kein Einzelbild</translation>
    </message>
    <message>
        <source>its first frame has no pixels</source>
        <translation>ihr erstes Bild hat keine Pixel</translation>
    </message>
    <message>
        <source>its first frame is of another size than its pixels</source>
        <translation>ihr erstes Bild ist anders groß als seine Pixel</translation>
    </message>
    <message>
        <source>only %1 of its %2 pixels are there</source>
        <translation>nur %1 ihrer %2 Pixel sind da</translation>
    </message>
    <message>
        <source>its codes stand for %1 bits</source>
        <translation>ihre Codes stehen für %1 Bits</translation>
    </message>
    <message>
        <source>its pixels have a code that stands for nothing</source>
        <translation>ihre Pixel haben einen Code, der für nichts steht</translation>
    </message>
    <message>
        <source>it has no colors</source>
        <translation>sie hat keine Farben</translation>
    </message>
    <message>
        <source>its pixels begin in its header</source>
        <translation>ihre Pixel beginnen in ihrem Kopf</translation>
    </message>
    <message>
        <source>none of its bits is of a color</source>
        <translation>keines ihrer Bits gehört zu einer Farbe</translation>
    </message>
    <message>
        <source>a pixel has color %1, its palette has %2</source>
        <translation>ein Pixel hat Farbe %1, ihre Palette hat %2</translation>
    </message>
    <message>
        <source>its header has %1 bytes</source>
        <translation>ihr Kopf hat %1 Bytes</translation>
    </message>
    <message>
        <source>it has %1 bits a pixel</source>
        <translation>sie hat %1 Bit je Pixel</translation>
    </message>
    <message>
        <source>its first page has no pixels</source>
        <translation>ihre erste Seite hat keine Pixel</translation>
    </message>
    <message>
        <source>its pages go round in a circle</source>
        <translation>ihre Seiten laufen im Kreis</translation>
    </message>
    <message>
        <source>it has no page</source>
        <translation>sie hat keine Seite</translation>
    </message>
    <message>
        <source>a number in its header is too large; it is damaged</source>
        <translation>eine Zahl im Kopf ist zu groß; die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>its header is damaged at byte %1; expected width, height and greatest value</source>
        <translation>der Kopf ist bei Byte %1 beschädigt; erwartet sind Breite, Höhe und größter Wert</translation>
    </message>
    <message>
        <source>it is cut off after its header</source>
        <translation>die Datei ist hinter dem Kopf abgeschnitten</translation>
    </message>
    <message>
        <source>it is no binary PPM or PGM (P6, P5); convert it, or use a program version with Qt for other formats</source>
        <translation>die Datei ist kein binäres PPM oder PGM (P6, P5); wandeln Sie sie um, oder verwenden Sie für andere Formate eine Fassung des Programms mit Qt</translation>
    </message>
    <message>
        <source>its greatest value is %1; allowed are 1 to 65535</source>
        <translation>der größte Wert ist %1; erlaubt sind 1 bis 65535</translation>
    </message>
    <message>
        <source>it is cut off: its pixels take %1 bytes, %2 are there</source>
        <translation>die Datei ist abgeschnitten: Ihre Pixel brauchen %1 Bytes, da sind %2</translation>
    </message>
    <message>
        <source>it is damaged: row %1 has a value of %2, its header says at most %3</source>
        <translation>die Datei ist beschädigt: In Zeile %1 steht der Wert %2, laut ihrem Kopf ist %3 der größte</translation>
    </message>
    <message>
        <source>page 1 of %1 is used</source>
        <translation>Seite 1 von %1 wird verwendet</translation>
    </message>
    <message>
        <source>frame 1 of %1 is used</source>
        <translation>Einzelbild 1 von %1 wird verwendet</translation>
    </message>
    <message>
        <source>turned as its EXIF orientation says (torchvision&apos;s loader does not)</source>
        <translation>gedreht nach der Ausrichtung in EXIF (torchvision tut das beim Laden nicht)</translation>
    </message>
    <message>
        <source>transparency is laid on white (torchvision&apos;s loader drops it)</source>
        <translation>Transparenz liegt auf Weiß (torchvision lässt sie beim Laden weg)</translation>
    </message>
    <message>
        <source>floating-point channels are brought to 8 bits</source>
        <translation>Gleitkommakanäle sind auf 8 Bit gebracht</translation>
    </message>
    <message>
        <source>%1 bits a channel are brought to 8</source>
        <translation>%1 Bit je Kanal sind auf 8 gebracht</translation>
    </message>
    <message>
        <source>read at 1/%1 of its size of %2</source>
        <translation>mit 1/%1 der Größe von %2 gelesen</translation>
    </message>
    <message>
        <source>an image has 1 or 3 channels, the network&apos;s input has %1; give it an array instead (residua-cli run --input FILE.npy)</source>
        <translation>ein Bild hat 1 oder 3 Kanäle, die Eingabe des Netzes hat %1; geben Sie ihm stattdessen ein Array (residua-cli run --input FILE.npy)</translation>
    </message>
    <message>
        <source>the image has no pixels; choose another one</source>
        <translation>das Bild hat keine Pixel; wählen Sie ein anderes</translation>
    </message>
    <message>
        <source>a picture sheet of %1 pixels is too large; draw fewer or smaller maps</source>
        <translation>ein Blatt von %1 Pixeln ist zu groß; zeichnen Sie weniger oder kleinere Karten</translation>
    </message>
    <message>
        <source>cannot encode a PNG image of %1 pixels: %2</source>
        <translation>ein PNG-Bild von %1 Pixeln kann nicht kodiert werden: %2</translation>
    </message>
    <message>
        <source>there is not enough memory for the picture; fold more of the network</source>
        <translation>der Speicher reicht für die Zeichnung nicht; falten Sie mehr vom Netz zusammen</translation>
    </message>
    <message>
        <source>the picture could not be drawn: %1</source>
        <translation>die Zeichnung ist nicht gelungen: %1</translation>
    </message>
    <message>
        <source>there is no NVIDIA driver on this machine (libcuda.so.1)</source>
        <translation>auf dieser Maschine ist kein NVIDIA-Treiber (libcuda.so.1)</translation>
    </message>
    <message>
        <source>this libtorch has no usable CUDA part (%1)</source>
        <translation>dieses libtorch hat keinen brauchbaren CUDA-Teil (%1)</translation>
    </message>
    <message>
        <source>libtorch_cuda.so cannot be opened</source>
        <translation>libtorch_cuda.so kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>the CUDA driver answers with no device (is CUDA_VISIBLE_DEVICES empty, or the driver older than this libtorch?)</source>
        <translation>der CUDA-Treiber meldet kein Gerät (ist CUDA_VISIBLE_DEVICES leer oder der Treiber älter als dieses libtorch?)</translation>
    </message>
    <message>
        <source>RESIDUA_ENGINE names %1, which cannot be read; correct or unset it</source>
        <translation>RESIDUA_ENGINE nennt %1, was nicht gelesen werden kann; berichtigen oder löschen Sie es</translation>
    </message>
    <message>
        <source>residua_engine.so is neither in ../lib/residua nor ../lib nor beside the program in %1; build it (packaging/run.sh), or name it in RESIDUA_ENGINE. What needs no live network works without it (--arithmetic)</source>
        <translation>residua_engine.so ist weder in ../lib/residua noch in ../lib noch neben dem Programm in %1; bauen Sie es (packaging/run.sh), oder nennen Sie es in RESIDUA_ENGINE. Was kein laufendes Netz braucht, geht ohne (--arithmetic)</translation>
    </message>
    <message>
        <source>cannot open the engine: no memory for libtorch, which takes about 600 MB of address space (%1); close other programs, or raise the limit (ulimit -v)</source>
        <translation>libtorch kann nicht geladen werden: Es braucht etwa 600 MB Adressraum, die nicht da sind (%1); schließen Sie andere Programme oder erhöhen Sie die Grenze (ulimit -v)</translation>
    </message>
    <message>
        <source>libtorch or a library that it needs is missing or does not fit (%1); set RESIDUA_TORCH to libtorch&apos;s folder and build again, or run packaging/run.sh, which fetches it</source>
        <translation>libtorch oder eine Bibliothek, die es braucht, fehlt oder passt nicht (%1); setzen Sie RESIDUA_TORCH auf den Ordner von libtorch und bauen Sie erneut, oder führen Sie packaging/run.sh aus, das es holt</translation>
    </message>
    <message>
        <source>%1 has no %2: it is no engine of this program; build it again (packaging/run.sh)</source>
        <translation>%1 hat kein %2: Es ist keine Engine dieses Programms; bauen Sie sie erneut (packaging/run.sh)</translation>
    </message>
    <message>
        <source>%1 was built from other headers than this program (interface %2, the program&apos;s is %3); build both again (packaging/run.sh)</source>
        <translation>%1 ist mit anderen Headern gebaut als dieses Programm (Schnittstelle %2, die des Programms ist %3); bauen Sie beide erneut (packaging/run.sh)</translation>
    </message>
    <message>
        <source>%1 made none; build it again (packaging/run.sh)</source>
        <translation>%1 hat keine geliefert; bauen Sie sie erneut (packaging/run.sh)</translation>
    </message>
    <message>
        <source>this family&apos;s own</source>
        <translation>so bei dieser Familie</translation>
    </message>
    <message>
        <source>PyTorch&apos;s default</source>
        <translation>Vorgabe von PyTorch</translation>
    </message>
    <message>
        <source>the usual number, or the largest below it that divides all channels</source>
        <translation>die übliche Zahl oder die größte darunter, die alle Kanalzahlen teilt</translation>
    </message>
    <message>
        <source>a deep stem: networks for images of 224x224 have this</source>
        <translation>ein tiefer Stem: Netze für Bilder von 224×224 haben das so</translation>
    </message>
    <message>
        <source>a single 3x3 convolution in the stem: networks for small images have this</source>
        <translation>eine einzelne 3×3-Faltung im Stem: Netze für kleine Bilder haben das so</translation>
    </message>
    <message>
        <source>a wide kernel in the stem: networks for images of 224x224 have this</source>
        <translation>ein großer Kernel im Stem: Netze für Bilder von 224×224 haben das so</translation>
    </message>
    <message>
        <source>names of networks that came from Caffe</source>
        <translation>Namen von Netzen, die aus Caffe stammen</translation>
    </message>
    <message>
        <source>norms fit before and behind convolutions: the order of He 2015</source>
        <translation>Normen passen vor und hinter die Faltungen: die Reihenfolge von He 2015</translation>
    </message>
    <message>
        <source>a projection has none here, as with norms before convolutions, which the file does not tell</source>
        <translation>eine Projektion hat hier keine, wie bei Normen vor den Faltungen, worüber die Datei nichts sagt</translation>
    </message>
    <message>
        <source>whether an activation stands behind the addition leaves no trace</source>
        <translation>ob hinter der Addition eine Aktivierung steht, hinterlässt keine Spur</translation>
    </message>
    <message>
        <source>what the shortcut reads leaves no trace</source>
        <translation>was der Shortcut liest, hinterlässt keine Spur</translation>
    </message>
    <message>
        <source>activations leave no trace</source>
        <translation>Aktivierungen hinterlassen keine Spur</translation>
    </message>
    <message>
        <source>blur and average pooling leave no trace (a network that has them has stem.pool.type max_blur or average, too)</source>
        <translation>Blur und Mittelwert-Pooling hinterlassen keine Spur (ein Netz, das sie hat, hat auch stem.pool.type max_blur oder average)</translation>
    </message>
    <message>
        <source>no filter stands there, or the stage has no stride</source>
        <translation>dort steht kein Filter, oder die Stage hat keinen Stride</translation>
    </message>
    <message>
        <source>names of a family that has it at the first convolution</source>
        <translation>Namen einer Familie, die ihn an der ersten Faltung hat</translation>
    </message>
    <message>
        <source>as torchvision has it</source>
        <translation>wie bei torchvision</translation>
    </message>
    <message>
        <source>shortcuts that change the shape have no weights: zeros are put around</source>
        <translation>Shortcuts, die die Form ändern, haben keine Gewichte: Auf beiden Seiten werden Nullen angefügt</translation>
    </message>
    <message>
        <source>an average before the projection leaves no trace</source>
        <translation>ein Mittelwert-Pooling vor der Projektion hinterlässt keine Spur</translation>
    </message>
    <message>
        <source>the stage changes no shape</source>
        <translation>die Stage ändert die Form nicht</translation>
    </message>
    <message>
        <source>no stage changes the shape</source>
        <translation>keine Stage ändert die Form</translation>
    </message>
    <message>
        <source>no shortcut has weights that could have a norm</source>
        <translation>kein Shortcut hat Gewichte, denen eine Norm folgen könnte</translation>
    </message>
    <message>
        <source>a larger one shows only where a projection has a stride</source>
        <translation>ein größerer zeigt sich nur, wo eine Projektion einen Stride hat</translation>
    </message>
    <message>
        <source>1 in the first stage, 2 in the others, unless shortcuts say otherwise</source>
        <translation>1 in der ersten Stage, 2 in den anderen, wenn Shortcuts nichts anderes sagen</translation>
    </message>
    <message>
        <source>dilation leaves no trace</source>
        <translation>Dilatation hinterlässt keine Spur</translation>
    </message>
    <message>
        <source>the same shapes can be said in other ways; this is the usual one</source>
        <translation>dieselben Formen lassen sich auch anders angeben; dies ist die übliche Weise</translation>
    </message>
    <message>
        <source>the names do not say where blocks begin: the shortest reading of order and shapes</source>
        <translation>die Namen sagen nicht, wo Blöcke beginnen: die kürzeste Lesart von Reihenfolge und Formen</translation>
    </message>
    <message>
        <source>no weight file holds it</source>
        <translation>keine Gewichtsdatei enthält es</translation>
    </message>
    <message>
        <source>no classifier is in the file</source>
        <translation>in der Datei ist kein Klassifikator</translation>
    </message>
    <message>
        <source>tensors are shown under torchvision&apos;s names</source>
        <translation>Tensoren werden unter den Namen von torchvision gezeigt</translation>
    </message>
    <message>
        <source>the classifier that is in the file cannot be read</source>
        <translation>der Klassifikator in der Datei kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>photographs told it</source>
        <translation>Fotos haben es ergeben</translation>
    </message>
    <message>
        <source>names of no known family</source>
        <translation>Namen keiner bekannten Familie</translation>
    </message>
    <message>
        <source>order and shapes</source>
        <translation>Reihenfolge und Formen</translation>
    </message>
    <message>
        <source>tested on %1 photographs</source>
        <translation>an %1 Fotos geprüft</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>photographs have 1 or 3 channels</source>
        <translation>Fotos haben 1 oder 3 Kanäle</translation>
    </message>
    <message>
        <source>no batch norm has statistics of a training</source>
        <translation>keine Batch-Norm hat Statistik aus einem Training</translation>
    </message>
    <message>
        <source>the network is too large to be run again and again</source>
        <translation>das Netz ist zu groß, um immer wieder ausgeführt zu werden</translation>
    </message>
    <message>
        <source>a tie: %1 (%2) and %3 would each explain the statistics; neither is taken</source>
        <translation>unentschieden: %1 (%2) und %3 würden beide die Statistik erklären; keines wird genommen</translation>
    </message>
    <message>
        <source>a tie: %1 (%2) is kept, not told from %3</source>
        <translation>unentschieden: %1 (%2) bleibt, nicht zu unterscheiden von %3</translation>
    </message>
    <message>
        <source>%1 is %2, not %3: photographs diverge by %4 instead of %5</source>
        <translation>%1 ist %2, nicht %3: Fotos weichen um %4 statt um %5 ab</translation>
    </message>
    <message>
        <source>%1 is %2, not %3: photographs diverge by %4 instead of %5, together with %6, not %7</source>
        <translation>%1 ist %2, nicht %3: Fotos weichen um %4 statt um %5 ab, zusammen mit %6, nicht %7</translation>
    </message>
    <message>
        <source>the statistics are not those of photographs (divergence %1), so nothing is told by them</source>
        <translation>die Statistik ist nicht die von Fotos (Divergenz %1), also ergeben sie nichts</translation>
    </message>
    <message>
        <source>the statistics are not those of photographs (divergence %1, and they do not follow the activations), so nothing is told by them</source>
        <translation>die Statistik ist nicht die von Fotos (Divergenz %1, und sie folgt nicht den Aktivierungen), also ergeben sie nichts</translation>
    </message>
    <message>
        <source>RGB and BGR are not told apart by so few photographs: %1 is assumed</source>
        <translation>RGB und BGR lassen sich an so wenigen Fotos nicht unterscheiden: %1 wird angenommen</translation>
    </message>
    <message>
        <source>preparation %1</source>
        <translation>Vorbereitung %1</translation>
    </message>
    <message>
        <source>preparation</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>%1 (%2), %3</source>
        <translation>%1 (%2), %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>infinite</source>
        <translation>unendlich</translation>
    </message>
    <message>
        <source>a classifier is in the file in a form that cannot be read: %1</source>
        <translation>in der Datei ist ein Klassifikator in einer Form, die nicht gelesen werden kann: %1</translation>
    </message>
    <message>
        <source>save its weight as one plain tensor (torch.nn.utils.parametrize.remove_parametrizations, torch.nn.utils.remove_weight_norm, Tensor.to_dense)</source>
        <translation>speichern Sie sein Gewicht als einfachen Tensor (torch.nn.utils.parametrize.remove_parametrizations, torch.nn.utils.remove_weight_norm, Tensor.to_dense)</translation>
    </message>
    <message>
        <source>what stands behind the average is no classifier that can be said here, and is left out: %1</source>
        <translation>was hinter dem Mittel steht, ist kein Klassifikator, der hier anzugeben wäre, und bleibt weg: %1</translation>
    </message>
    <message>
        <source>norms have a scale and a shift alone, as Caffe2&apos;s files: mean 0 and variance 1 - eps are put in place of statistics</source>
        <translation>Normen haben nur Skalierung und Verschiebung, wie in Dateien von Caffe2: Anstelle der Statistik stehen Mittel 0 und Varianz 1 − eps</translation>
    </message>
    <message>
        <source>Caffe2&apos;s own ResNeXts (X-101-32x8d) have the stride at the 3x3 convolution, and images divided by deviations 57.375, 57.12, 58.395; only what came from MSRA has what is assumed here: set block.stride_at to conv2, and the deviations (--set, --std)</source>
        <translation>Caffe2s eigene ResNeXts (X-101-32x8d) haben den Stride an der 3×3-Faltung und Bilder, die durch die Abweichungen 57.375, 57.12, 58.395 geteilt sind; nur was von MSRA stammt, hat, was hier angenommen wird: setzen Sie block.stride_at auf conv2, und die Abweichungen (--set, --std)</translation>
    </message>
    <message>
        <source>the norms are taken for group norms, for none has running statistics in the file; if they were batch norms, these are missing and the outputs are not the original&apos;s: save the whole state_dict, with its buffers</source>
        <translation>die Normen gelten als Group-Normen, denn keine hat laufende Statistik in der Datei; waren es Batch-Normen, so fehlt sie, und die Ausgaben sind nicht die des Originals: Speichern Sie das ganze state_dict mit seinen Puffern</translation>
    </message>
    <message>
        <source>timm&apos;s legacy_seresnet18 and legacy_seresnet34 have these names, too, and an activation before the attention of each block, which cannot be said here: then the outputs are not the original&apos;s</source>
        <translation>auch legacy_seresnet18 und legacy_seresnet34 von timm haben diese Namen und vor der Attention jedes Blocks eine Aktivierung, die hier nicht anzugeben ist: Dann sind die Ausgaben nicht die des Originals</translation>
    </message>
    <message>
        <source>where the strides of the stem stand leaves no trace: some of ByobNet&apos;s (resnet32ts, resnet33ts) have the second one in the last convolution instead of a pool, which cannot be said here, and then the outputs are not the original&apos;s</source>
        <translation>wo die Strides des Stems stehen, hinterlässt keine Spur: Einige von ByobNet (resnet32ts, resnet33ts) haben den zweiten in der letzten Faltung statt in einem Pooling, was hier nicht anzugeben ist; dann sind die Ausgaben nicht die des Originals</translation>
    </message>
    <message>
        <source>weights are used as they are: networks of the BiT family (weight standardization) first take each filter&apos;s mean from it and divide it by its deviation, which leaves no trace in a file</source>
        <translation>Gewichte werden verwendet, wie sie sind: Netze der BiT-Familie (Weight Standardization) ziehen zuerst von jedem Filter sein Mittel ab und teilen ihn durch seine Abweichung, was in einer Datei keine Spur hinterlässt</translation>
    </message>
    <message>
        <source>looks like %1, not like a residual network: %2</source>
        <translation>sieht aus wie %1, nicht wie ein Residualnetz: %2</translation>
    </message>
    <message>
        <source>looks like %1, not like one that can be said here: %2</source>
        <translation>sieht aus wie %1, nicht wie eines, das hier anzugeben wäre: %2</translation>
    </message>
    <message>
        <source>%1 looks like %2, not like a residual network: %3</source>
        <translation>%1 sieht aus wie %2, nicht wie ein Residualnetz: %3</translation>
    </message>
    <message>
        <source>%1 looks like %2, not like one that can be said here: %3</source>
        <translation>%1 sieht aus wie %2, nicht wie eines, das hier anzugeben wäre: %3</translation>
    </message>
    <message>
        <source>is of %1: %2</source>
        <translation>ist von %1: %2</translation>
    </message>
    <message>
        <source>none can be read</source>
        <translation>keines kann gelesen werden</translation>
    </message>
    <message>
        <source>no residual network: looks like %1</source>
        <translation>kein Residualnetz: sieht aus wie %1</translation>
    </message>
    <message>
        <source>a Swin transformer</source>
        <translation>ein Swin-Transformer</translation>
    </message>
    <message>
        <source>a network of convolutions and attention, such as CoAtNet or MaxViT</source>
        <translation>ein Netz aus Faltungen und Attention wie CoAtNet oder MaxViT</translation>
    </message>
    <message>
        <source>a vision transformer (BEiT)</source>
        <translation>ein Vision-Transformer (BEiT)</translation>
    </message>
    <message>
        <source>a vision transformer (ViT)</source>
        <translation>ein Vision-Transformer (ViT)</translation>
    </message>
    <message>
        <source>a residual network that ends in attention (CLIP&apos;s)</source>
        <translation>ein Residualnetz, das in Attention endet (das von CLIP)</translation>
    </message>
    <message>
        <source>a residual network with self-attention in its blocks, such as BoTNet or HaloNet</source>
        <translation>ein Residualnetz mit Self-Attention in den Blöcken wie BoTNet oder HaloNet</translation>
    </message>
    <message>
        <source>a transformer</source>
        <translation>ein Transformer</translation>
    </message>
    <message>
        <source>a language model</source>
        <translation>ein Sprachmodell</translation>
    </message>
    <message>
        <source>a recurrent network</source>
        <translation>ein rekurrentes Netz</translation>
    </message>
    <message>
        <source>a DenseNet</source>
        <translation>ein DenseNet</translation>
    </message>
    <message>
        <source>an Inception network</source>
        <translation>ein Inception-Netz</translation>
    </message>
    <message>
        <source>an Xception network</source>
        <translation>ein Xception-Netz</translation>
    </message>
    <message>
        <source>a dual path network (DPN)</source>
        <translation>ein Dual-Path-Netz (DPN)</translation>
    </message>
    <message>
        <source>an MLP-Mixer</source>
        <translation>ein MLP-Mixer</translation>
    </message>
    <message>
        <source>a residual network without norms (NF-ResNet)</source>
        <translation>ein Residualnetz ohne Normen (NF-ResNet)</translation>
    </message>
    <message>
        <source>a MetaFormer, such as PoolFormer or CAFormer</source>
        <translation>ein MetaFormer wie PoolFormer oder CAFormer</translation>
    </message>
    <message>
        <source>a ConvNeXt</source>
        <translation>ein ConvNeXt</translation>
    </message>
    <message>
        <source>a MobileNet or EfficientNet</source>
        <translation>ein MobileNet oder EfficientNet</translation>
    </message>
    <message>
        <source>an EfficientNet</source>
        <translation>ein EfficientNet</translation>
    </message>
    <message>
        <source>a network with a convolution behind its last stage (timm&apos;s ByobNet)</source>
        <translation>ein Netz mit einer Faltung hinter der letzten Stage (ByobNet von timm)</translation>
    </message>
    <message>
        <source>a LoRA adapter</source>
        <translation>ein LoRA-Adapter</translation>
    </message>
    <message>
        <source>a U-Net</source>
        <translation>ein U-Net</translation>
    </message>
    <message>
        <source>a SqueezeNet</source>
        <translation>ein SqueezeNet</translation>
    </message>
    <message>
        <source>an SKNet</source>
        <translation>ein SKNet</translation>
    </message>
    <message>
        <source>an HRNet</source>
        <translation>ein HRNet</translation>
    </message>
    <message>
        <source>a VoVNet</source>
        <translation>ein VoVNet</translation>
    </message>
    <message>
        <source>a cross stage partial network (CSPNet)</source>
        <translation>ein Cross-Stage-Partial-Netz (CSPNet)</translation>
    </message>
    <message>
        <source>a RepVGG or MobileOne</source>
        <translation>ein RepVGG oder MobileOne</translation>
    </message>
    <message>
        <source>a TResNet</source>
        <translation>ein TResNet</translation>
    </message>
    <message>
        <source>a NASNet</source>
        <translation>ein NASNet</translation>
    </message>
    <message>
        <source>one of timm&apos;s ByobNets</source>
        <translation>eines der ByobNets von timm</translation>
    </message>
    <message>
        <source>a file without tensors</source>
        <translation>eine Datei ohne Tensoren</translation>
    </message>
    <message>
        <source>it has no convolution</source>
        <translation>sie hat keine Faltung</translation>
    </message>
    <message>
        <source>a network of 3-D convolutions</source>
        <translation>ein Netz aus 3-D-Faltungen</translation>
    </message>
    <message>
        <source>%1 is over volumes or videos, and networks here are of images</source>
        <translation>%1 läuft über Volumen oder Videos, und Netze sind hier für Bilder</translation>
    </message>
    <message>
        <source>a network of %1 linear layers (an MLP)</source>
        <translation>ein Netz aus %1 linearen Schichten (ein MLP)</translation>
    </message>
    <message>
        <source>a file without a network in it</source>
        <translation>eine Datei, in der kein Netz ist</translation>
    </message>
    <message>
        <source>%1, and no convolution anywhere</source>
        <translation>%1 und nirgends eine Faltung</translation>
    </message>
    <message>
        <source>a single convolution</source>
        <translation>eine einzelne Faltung</translation>
    </message>
    <message>
        <source>%1 is followed by no block</source>
        <translation>auf %1 folgt kein Block</translation>
    </message>
    <message>
        <source>a network of depthwise convolutions, such as MobileNet or EfficientNet</source>
        <translation>ein Netz aus kanalweisen Faltungen wie MobileNet oder EfficientNet</translation>
    </message>
    <message>
        <source>a plain chain of %1 convolutions without shortcuts, such as VGG</source>
        <translation>eine einfache Kette von %1 Faltungen ohne Shortcuts wie VGG</translation>
    </message>
    <message>
        <source>%1 takes whole maps, where a residual network has the average of %2 channels</source>
        <translation>%1 nimmt ganze Karten, wo ein Residualnetz das Mittel von %2 Kanälen hat</translation>
    </message>
    <message>
        <source>%1 begins a list of convolutions in which no name is of a block</source>
        <translation>%1 beginnt eine Liste von Faltungen, in der kein Name der eines Blocks ist</translation>
    </message>
    <message>
        <source>a residual network of another kind</source>
        <translation>ein Residualnetz anderer Art</translation>
    </message>
    <message>
        <source>a convolutional network of another kind</source>
        <translation>ein Faltungsnetz anderer Art</translation>
    </message>
    <message>
        <source>%1 is nothing that a network here has</source>
        <translation>%1 ist nichts, was ein Netz hier hat</translation>
    </message>
    <message>
        <source>a network whose weights are parametrized (weight norm, spectral norm, pruning)</source>
        <translation>ein Netz mit parametrisierten Gewichten (Weight Norm, Spectral Norm, Pruning)</translation>
    </message>
    <message>
        <source>%1 is a part of a weight, where the weight is expected; save plain ones (torch.nn.utils.parametrize.remove_parametrizations, torch.nn.utils.remove_weight_norm, torch.nn.utils.prune.remove)</source>
        <translation>%1 ist ein Teil eines Gewichts, wo das Gewicht erwartet wird; speichern Sie einfache (torch.nn.utils.parametrize.remove_parametrizations, torch.nn.utils.remove_weight_norm, torch.nn.utils.prune.remove)</translation>
    </message>
    <message>
        <source>a network whose weights are sparse or packed</source>
        <translation>ein Netz mit dünn besetzten oder gepackten Gewichten</translation>
    </message>
    <message>
        <source>%1 has no shape that can be read; save plain tensors (Tensor.to_dense, Tensor.dequantize)</source>
        <translation>%1 hat keine lesbare Form; speichern Sie einfache Tensoren (Tensor.to_dense, Tensor.dequantize)</translation>
    </message>
    <message>
        <source>a residual network without norms, as fusing them into the convolutions leaves it</source>
        <translation>ein Residualnetz ohne Normen, wie es bleibt, wenn sie in die Faltungen eingefaltet werden</translation>
    </message>
    <message>
        <source>no norm stands in any block, and %1 is a shortcut&apos;s; save the weights before the norms are fused</source>
        <translation>in keinem Block steht eine Norm, und %1 gehört zu einem Shortcut; speichern Sie die Gewichte, bevor die Normen eingefaltet werden</translation>
    </message>
    <message>
        <source>the convolution %1</source>
        <translation>die Faltung %1</translation>
    </message>
    <message>
        <source>the convolution over channels %1</source>
        <translation>die Faltung über Kanäle %1</translation>
    </message>
    <message>
        <source>the linear layer %1</source>
        <translation>die lineare Schicht %1</translation>
    </message>
    <message>
        <source>the norm %1</source>
        <translation>die Norm %1</translation>
    </message>
    <message>
        <source>the blur %1</source>
        <translation>das Blur-Filter %1</translation>
    </message>
    <message>
        <source>nothing in the file is %1</source>
        <translation>nichts in der Datei ist %1</translation>
    </message>
    <message>
        <source>%1 has no place</source>
        <translation>%1 hat keinen Platz</translation>
    </message>
    <message>
        <source>%1 has no %2</source>
        <translation>%1 hat kein %2</translation>
    </message>
    <message>
        <source>%1 is %2, %3 would fit</source>
        <translation>%1 ist %2, passen würde %3</translation>
    </message>
    <message>
        <source>the network %1</source>
        <translation>das Netz %1</translation>
    </message>
    <message>
        <source>no projection and no name of a block says that there are shortcuts</source>
        <translation>keine Projektion und kein Name eines Blocks sagt, dass es Shortcuts gibt</translation>
    </message>
    <message>
        <source>%1 stands in none of the blocks that the names tell</source>
        <translation>%1 steht in keinem der Blöcke, die die Namen nennen</translation>
    </message>
    <message>
        <source>%1 belongs to the block that stands before it, by its name</source>
        <translation>%1 gehört dem Namen nach zum Block davor</translation>
    </message>
    <message>
        <source>%1 stands in a block, by its name, and would be of the stem</source>
        <translation>%1 steht dem Namen nach in einem Block und wäre vom Stem</translation>
    </message>
    <message>
        <source>no name has the numbers of a stage and of a block</source>
        <translation>kein Name hat die Nummern einer Stage und eines Blocks</translation>
    </message>
    <message>
        <source>%1 is nothing that a block has here</source>
        <translation>%1 ist nichts, was ein Block hier hat</translation>
    </message>
    <message>
        <source>no convolution stands before the first block %1</source>
        <translation>vor dem ersten Block %1 steht keine Faltung</translation>
    </message>
    <message>
        <source>%1 is nothing that stands in a block here</source>
        <translation>%1 ist nichts, was hier in einem Block steht</translation>
    </message>
    <message>
        <source>%1 stands in a shortcut; here only the branch has one</source>
        <translation>%1 steht in einem Shortcut; hier hat nur der Zweig eine</translation>
    </message>
    <message>
        <source>%1 is a second one in its block</source>
        <translation>%1 ist die zweite in ihrem Block</translation>
    </message>
    <message>
        <source>%1 is a second one in the shortcut of its block</source>
        <translation>%1 ist die zweite im Shortcut ihres Blocks</translation>
    </message>
    <message>
        <source>the block of %1 has no convolution</source>
        <translation>der Block um %1 hat keine Faltung</translation>
    </message>
    <message>
        <source>%1 begins no further block</source>
        <translation>%1 beginnt keinen weiteren Block</translation>
    </message>
    <message>
        <source>the list ends within a block</source>
        <translation>die Liste endet in einem Block</translation>
    </message>
    <message>
        <source>%1 modules are more than any network here has</source>
        <translation>%1 Module sind mehr, als ein Netz hier hat</translation>
    </message>
    <message>
        <source>%1 has no square kernel of an odd size up to 15</source>
        <translation>%1 hat keinen quadratischen Kernel ungerader Größe bis 15</translation>
    </message>
    <message>
        <source>%1 cannot take the %2 channels that come before it</source>
        <translation>%1 kann die %2 Kanäle davor nicht aufnehmen</translation>
    </message>
    <message>
        <source>%1 convolutions stand before the first block (%2), where residual networks have 1 or 3, or one more as pooling</source>
        <translation>vor dem ersten Block stehen %1 Faltungen (%2), wo Residualnetze 1 oder 3 haben oder eine mehr als Pooling</translation>
    </message>
    <message>
        <source>%1 in the stem has groups</source>
        <translation>%1 im Stem hat Gruppen</translation>
    </message>
    <message>
        <source>%1 is one of %2 in the stem and not 3x3</source>
        <translation>%1 ist eine von %2 im Stem und nicht 3×3</translation>
    </message>
    <message>
        <source>%1 in the place of pooling changes the number of channels</source>
        <translation>%1 an der Stelle des Poolings ändert die Zahl der Kanäle</translation>
    </message>
    <message>
        <source>no norm stands in any block</source>
        <translation>in keinem Block steht eine Norm</translation>
    </message>
    <message>
        <source>%1 norms have running statistics and %2 have none</source>
        <translation>%1 Normen haben laufende Statistik und %2 keine</translation>
    </message>
    <message>
        <source>the block of %1 has %2 convolutions in its branch and %3 norms</source>
        <translation>der Block um %1 hat %2 Faltungen im Zweig und %3 Normen</translation>
    </message>
    <message>
        <source>the stem has %1 convolutions and %2 norms</source>
        <translation>der Stem hat %1 Faltungen und %2 Normen</translation>
    </message>
    <message>
        <source>the norms of the branches stand behind their convolutions, but the stem has no norm</source>
        <translation>die Normen der Zweige stehen hinter ihren Faltungen, aber der Stem hat keine Norm</translation>
    </message>
    <message>
        <source>the norms of the branches stand behind their convolutions, but %1 ends the network</source>
        <translation>die Normen der Zweige stehen hinter ihren Faltungen, aber am Ende des Netzes steht %1</translation>
    </message>
    <message>
        <source>%1 does not fit %2</source>
        <translation>%1 passt nicht zu %2</translation>
    </message>
    <message>
        <source>%1 fits neither before nor behind %2</source>
        <translation>%1 passt weder vor noch hinter %2</translation>
    </message>
    <message>
        <source>the norms fit neither before nor behind the convolutions</source>
        <translation>die Normen passen weder vor noch hinter die Faltungen</translation>
    </message>
    <message>
        <source>its blocks differ %1 times, where a residual network has up to 8 stages</source>
        <translation>die Blöcke wechseln %1-mal, wo ein Residualnetz bis zu 8 Stages hat</translation>
    </message>
    <message>
        <source>no block has the widths of %1 and its neighbors</source>
        <translation>kein Block hat die Breiten von %1 und den Nachbarn</translation>
    </message>
    <message>
        <source>%1 is no 3x3 filter for the channels that come before it</source>
        <translation>%1 ist kein 3×3-Filter für die Kanäle davor</translation>
    </message>
    <message>
        <source>%1 stands in a block that is not the first of its stage</source>
        <translation>%1 steht in einem Block, der nicht der erste seiner Stage ist</translation>
    </message>
    <message>
        <source>the block of %1 has %2 convolutions in its branch, the first of its stage %3</source>
        <translation>der Block um %1 hat %2 Faltungen im Zweig, der erste seiner Stage %3</translation>
    </message>
    <message>
        <source>%1 is unlike that of the first block of its stage</source>
        <translation>%1 ist anders als im ersten Block der Stage</translation>
    </message>
    <message>
        <source>%1 is a projection where the block changes no shape</source>
        <translation>%1 ist eine Projektion, wo der Block die Form nicht ändert</translation>
    </message>
    <message>
        <source>the block of %1 changes the number of channels within its stage</source>
        <translation>der Block um %1 ändert die Zahl der Kanäle innerhalb der Stage</translation>
    </message>
    <message>
        <source>the block of %1 has no attention, the first of its stage has</source>
        <translation>der Block um %1 hat keine Attention, der erste seiner Stage schon</translation>
    </message>
    <message>
        <source>%1 is no squeeze and excitation of %2 channels</source>
        <translation>%1 ist keine Squeeze-and-Excitation von %2 Kanälen</translation>
    </message>
    <message>
        <source>%1 is no squeeze and excitation</source>
        <translation>%1 ist keine Squeeze-and-Excitation</translation>
    </message>
    <message>
        <source>%1 is a norm in a shortcut without a convolution</source>
        <translation>%1 ist eine Norm in einem Shortcut ohne Faltung</translation>
    </message>
    <message>
        <source>the block of %1 narrows %2 channels to %3 and has no projection: nothing can be added there</source>
        <translation>der Block um %1 verengt %2 Kanäle auf %3 und hat keine Projektion: Dort lässt sich nichts addieren</translation>
    </message>
    <message>
        <source>%1 is no projection of %2 channels to %3</source>
        <translation>%1 ist keine Projektion von %2 Kanälen auf %3</translation>
    </message>
    <message>
        <source>%1 does not fit the projection before it</source>
        <translation>%1 passt nicht zur Projektion davor</translation>
    </message>
    <message>
        <source>%1 stands in a shortcut; where norms come first, a shortcut has none here</source>
        <translation>%1 steht in einem Shortcut; wo Normen zuerst kommen, hat ein Shortcut hier keine</translation>
    </message>
    <message>
        <source>some projections have a norm and some have none</source>
        <translation>einige Projektionen haben eine Norm und einige keine</translation>
    </message>
    <message>
        <source>0-255 BGR less Caffe&apos;s means</source>
        <translation>0–255 BGR minus Mittel von Caffe</translation>
    </message>
    <message>
        <source>0-255 BGR less Caffe2&apos;s means</source>
        <translation>0–255 BGR minus Mittel von Caffe2</translation>
    </message>
    <message>
        <source>ImageNet&apos;s mean and deviation</source>
        <translation>Mittel und Abweichung von ImageNet</translation>
    </message>
    <message>
        <source>ImageNet&apos;s mean and deviation, BGR</source>
        <translation>Mittel und Abweichung von ImageNet, BGR</translation>
    </message>
    <message>
        <source>CIFAR-10&apos;s mean and deviation</source>
        <translation>Mittel und Abweichung von CIFAR-10</translation>
    </message>
    <message>
        <source>CIFAR-10&apos;s mean and deviation, BGR</source>
        <translation>Mittel und Abweichung von CIFAR-10, BGR</translation>
    </message>
    <message>
        <source>mean %1, deviation %2</source>
        <translation>Mittel %1, Abweichung %2</translation>
    </message>
    <message>
        <source>mean %1, deviation %2 for 0-255</source>
        <translation>Mittel %1, Abweichung %2 für 0–255</translation>
    </message>
    <message>
        <source>mean %1, deviation %2 for 0-255, BGR</source>
        <translation>Mittel %1, Abweichung %2 für 0–255, BGR</translation>
    </message>
    <message>
        <source>short side %1, center crop %2, bilinear, %3</source>
        <translation>kurze Seite %1, Ausschnitt der Mitte %2, bilinear, %3</translation>
    </message>
    <message>
        <source>short side %1, center crop %2, bicubic, %3</source>
        <translation>kurze Seite %1, Ausschnitt der Mitte %2, bikubisch, %3</translation>
    </message>
    <message>
        <source>short side %1, center crop %2, nearest, %3</source>
        <translation>kurze Seite %1, Ausschnitt der Mitte %2, nächster Nachbar, %3</translation>
    </message>
    <message>
        <source>mean and deviation 0.5</source>
        <translation>Mittel und Abweichung 0.5</translation>
    </message>
    <message>
        <source>timm (0.95 crop, bicubic)</source>
        <translation>timm (0.95-Ausschnitt, bikubisch)</translation>
    </message>
    <message>
        <source>a line of more than %1 bytes (pickle protocol 0; write it with protocol 2 or above)</source>
        <translation>eine Zeile von mehr als %1 Bytes (Pickle-Protokoll 0; schreiben Sie sie mit Protokoll 2 oder höher)</translation>
    </message>
    <message>
        <source>it says that %1 bytes follow, %2 are left</source>
        <translation>er sagt, dass %1 Bytes folgen, übrig sind %2</translation>
    </message>
    <message>
        <source>label file %1 has %2 lines, the network has %3 classes: expected one label a line</source>
        <translation>die Datei %1 hat %2 Zeilen, das Netz hat %3 Klassen: erwartet wird eine Klasse je Zeile</translation>
    </message>
    <message>
        <source>label file %1 is no text in UTF-8 (UTF-16?): save it as UTF-8</source>
        <translation>die Datei %1 ist kein Text in UTF-8 (UTF-16?): als UTF-8 speichern</translation>
    </message>
    <message>
        <source>values that are not finite (NaN or infinite) begin at %1: what follows from them says nothing</source>
        <translation>ab %1 gibt es Werte, die nicht endlich sind (NaN oder unendlich): was aus ihnen folgt, sagt nichts</translation>
    </message>
    <message>
        <source>an activation between the two layers leaves no trace</source>
        <translation>eine Aktivierung zwischen den beiden Schichten hinterlässt keine Spur</translation>
    </message>
    <message>
        <source>of several linear layers the one with the usual name is the classifier</source>
        <translation>von mehreren linearen Schichten ist die mit dem üblichen Namen der Klassifikator</translation>
    </message>
    <message>
        <source>the classifier that is in the file is left out</source>
        <translation>der Klassifikator in der Datei wird weggelassen</translation>
    </message>
    <message>
        <source>which of the file&apos;s layers is the classifier is not told</source>
        <translation>welche Schicht der Datei der Klassifikator ist, geht aus ihr nicht hervor</translation>
    </message>
    <message>
        <source>numbers in its names leave room for a module without weights, an average or another one</source>
        <translation>Zahlen in seinen Namen lassen Platz für ein Modul ohne Gewichte, ein Mittelwert-Pooling oder ein anderes</translation>
    </message>
    <message>
        <source>the classifier is the linear layer with the usual name; others take the features, too, and are not used: %1</source>
        <translation>der Klassifikator ist die lineare Schicht mit dem üblichen Namen; andere nehmen die Merkmale ebenfalls und werden nicht verwendet: %1</translation>
    </message>
    <message>
        <source>behind the classifier stands %1 (%2), which is not computed: outputs are before it</source>
        <translation>hinter dem Klassifikator steht %1 (%2), was nicht berechnet wird: Ausgaben sind die davor</translation>
    </message>
    <message>
        <source>the classifier %1 is of the type %2, which cannot be used: floating point of 16, 32 or 64 bits expected; save it as one plain tensor (Tensor.dequantize, Tensor.to_dense)</source>
        <translation>der Klassifikator %1 ist vom Typ %2, der nicht zu verwenden ist: erwartet wird Gleitkomma mit 16, 32 oder 64 Bit; speichern Sie ihn als einen einfachen Tensor (Tensor.dequantize, Tensor.to_dense)</translation>
    </message>
    <message>
        <source>quantized and packed</source>
        <translation>quantisiert und gepackt</translation>
    </message>
    <message>
        <source>the file also holds %1, which FILE#NAME chooses</source>
        <translation>die Datei enthält auch %1, was DATEI#NAME auswählt</translation>
    </message>
    <message>
        <source>a network of 1-D convolutions</source>
        <translation>ein Netz aus 1-D-Faltungen</translation>
    </message>
    <message>
        <source>%1 is over sequences, and networks here are of images</source>
        <translation>%1 läuft über Folgen, und Netze sind hier solche für Bilder</translation>
    </message>
    <message>
        <source>%1 stands behind the blocks, where a residual network has an average and a classifier</source>
        <translation>%1 steht hinter den Blöcken, wo ein Residualnetz einen Mittelwert und einen Klassifikator hat</translation>
    </message>
    <message>
        <source>%1 stands behind the blocks, and whether before the average is not told</source>
        <translation>%1 steht hinter den Blöcken, und ob vor dem Mittelwert, geht aus der Datei nicht hervor</translation>
    </message>
    <message>
        <source>%1 (%2) stands in a shortcut; here it has an average, a projection and a norm</source>
        <translation>%1 (%2) steht in einem Shortcut; hier hat er ein Mittelwert-Pooling, eine Projektion und eine Norm</translation>
    </message>
    <message>
        <source>photographs are nearest to it, which may be chance</source>
        <translation>Fotos sind ihm am nächsten, was Zufall sein kann</translation>
    </message>
    <message>
        <source>a tie: %1 (%2) is the nearest, and perhaps by chance: not told from %3</source>
        <translation>unentschieden: %1 (%2) ist am nächsten, und das vielleicht zufällig: nicht zu unterscheiden von %3</translation>
    </message>
</context>
<context>
    <name>Costs</name>
    <message>
        <source>Cost map</source>
        <translation>Kostenkarte</translation>
    </message>
    <message>
        <source>Pareto front</source>
        <translation>Pareto-Front</translation>
    </message>
    <message>
        <source>the name must end in .svg, .pdf, .png or .csv, which decides the format</source>
        <translation>der Name muss auf .svg, .pdf, .png oder .csv enden: das bestimmt das Format</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Activation memory</source>
        <translation>Aktivierungsspeicher</translation>
    </message>
    <message>
        <source>Inference peak</source>
        <translation>Spitze bei der Inferenz</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>Rezeptives Feld</translation>
    </message>
    <message>
        <source>Measured time</source>
        <translation>Gemessene Zeit</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>fewer is better</source>
        <translation>weniger ist besser</translation>
    </message>
    <message>
        <source>more is better</source>
        <translation>mehr ist besser</translation>
    </message>
    <message>
        <source>Before “%1”</source>
        <translation>Vor „%1“</translation>
    </message>
    <message>
        <source>of the sweep</source>
        <translation>aus dem Sweep</translation>
    </message>
    <message>
        <source>standard network</source>
        <translation>Standardnetz</translation>
    </message>
    <message>
        <source>state of the history</source>
        <translation>Stand des Verlaufs</translation>
    </message>
    <message>
        <source>variant</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>a click shows it</source>
        <translation>ein Klick zeigt sie</translation>
    </message>
    <message>
        <source>a click returns to it</source>
        <translation>ein Klick kehrt dorthin zurück</translation>
    </message>
    <message>
        <source>a click offers it</source>
        <translation>ein Klick bietet es an</translation>
    </message>
    <message>
        <source>variants</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source>history</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>standard networks</source>
        <translation>Standardnetze</translation>
    </message>
    <message>
        <source>sweep (%1)</source>
        <translation>Sweep (%1)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, on the Pareto front</source>
        <translation>%1, auf der Pareto-Front</translation>
    </message>
</context>
<context>
    <name>CountWords</name>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1 (%2 von %3)</translation>
    </message>
    <message>
        <source>FLOPs</source>
        <translation>FLOPs</translation>
    </message>
    <message>
        <source>mult-adds</source>
        <translation>Mult-Adds</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>%1, all operations</source>
        <translation>%1, alle Operationen</translation>
    </message>
    <message>
        <source>%1 (torchinfo)</source>
        <translation>%1 (torchinfo)</translation>
    </message>
    <message>
        <source>floating-point operations of everything, 2 × MACs</source>
        <translation>Gleitkommaoperationen von allem, 2 × MACs</translation>
    </message>
    <message>
        <source>multiply-accumulates of everything that is computed</source>
        <translation>Multiplikationen mit Addition von allem, was gerechnet wird</translation>
    </message>
    <message>
        <source>twice torchinfo&apos;s mult-adds</source>
        <translation>das Doppelte von torchinfos Mult-Adds</translation>
    </message>
    <message>
        <source>multiply-adds as torchinfo counts them</source>
        <translation>Multiplikationen mit Addition, wie torchinfo sie zählt</translation>
    </message>
    <message>
        <source>floating-point operations of convolutions and linear layers, 2 × MACs</source>
        <translation>Gleitkommaoperationen von Faltungen und linearen Schichten, 2 × MACs</translation>
    </message>
    <message>
        <source>multiply-accumulates of convolutions and linear layers</source>
        <translation>Multiplikationen mit Addition von Faltungen und linearen Schichten</translation>
    </message>
    <message>
        <source>%1 mult-adds</source>
        <translation>%1 Mult-Adds</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>%1, twice</source>
        <translation>%1, zweimal</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>receptive field</source>
        <translation>rezeptives Feld</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>Stride</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>the whole network, for one image</source>
        <translation>das ganze Netz, für ein Bild</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>parameter memory</source>
        <translation>Speicher der Parameter</translation>
    </message>
    <message>
        <source>inference peak</source>
        <translation>Spitze bei der Inferenz</translation>
    </message>
    <message>
        <source>stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message>
        <source>%1 (a later one has this stride)</source>
        <translation>%1 (diesen Stride hat eine spätere)</translation>
    </message>
    <message>
        <source>Run on %1</source>
        <translation>Lauf mit %1</translation>
    </message>
    <message>
        <source>Random weights: the output says nothing about the image.</source>
        <translation>Zufällige Gewichte: Die Ausgabe sagt nichts über das Bild.</translation>
    </message>
    <message>
        <source>Random weights: the classes say nothing about the image.</source>
        <translation>Zufällige Gewichte: Die Klassen sagen nichts über das Bild.</translation>
    </message>
    <message>
        <source>Weights: %1. What is random may say nothing about the image.</source>
        <translation>Gewichte: %1. Was zufällig ist, sagt womöglich nichts über das Bild.</translation>
    </message>
    <message>
        <source>Weights: %1.</source>
        <translation>Gewichte: %1.</translation>
    </message>
    <message>
        <source>Image: %1.</source>
        <translation>Bild: %1.</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>std</source>
        <translation>Std.</translation>
    </message>
    <message>
        <source>min</source>
        <translation>Min.</translation>
    </message>
    <message>
        <source>max</source>
        <translation>Max.</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>Nullen</translation>
    </message>
    <message>
        <source>&lt; 0.01 %</source>
        <translation>&lt; 0,01 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>Klasse %1</translation>
    </message>
    <message>
        <source>reached in</source>
        <translation>erreicht in</translation>
    </message>
    <message>
        <source>params</source>
        <translation>Param.</translation>
    </message>
</context>
<context>
    <name>DifferenceDetails</name>
    <message>
        <source>no difference</source>
        <translation>kein Unterschied</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>Against %1</source>
        <translation>Gegen %1</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>Operationen</translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>output shape</source>
        <translation>Form der Ausgabe</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>Eingaben</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>%1 cannot be opened</source>
        <translation>%1 kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>and %1 more; residua-cli validate lists them all</source>
        <translation>und %1 weitere; residua-cli validate nennt sie alle</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>gate %1</source>
        <translation>Tor %1</translation>
    </message>
    <message>
        <source>Branch: %1.</source>
        <translation>Zweig: %1.</translation>
    </message>
    <message>
        <source>Shortcut: the input as it is.</source>
        <translation>Shortcut: die Eingabe, wie sie ist.</translation>
    </message>
    <message>
        <source>Shortcut: %1.</source>
        <translation>Shortcut: %1.</translation>
    </message>
    <message>
        <source>Normalization and activation come before each convolution; nothing after the addition.</source>
        <translation>Normalisierung und Aktivierung kommen vor jeder Faltung; nach der Addition nichts.</translation>
    </message>
    <message>
        <source>The activation comes after the addition.</source>
        <translation>Die Aktivierung kommt nach der Addition.</translation>
    </message>
    <message>
        <source>Nothing comes after the addition.</source>
        <translation>Nach der Addition kommt nichts.</translation>
    </message>
    <message>
        <source>%1 of the network&apos;s %2 and %3 of its parameters.</source>
        <translation>%1 der %2 des Netzes und %3 seiner Parameter.</translation>
    </message>
    <message>
        <source>mult-adds</source>
        <translation>Mult-Adds</translation>
    </message>
    <message>
        <source>%1 depthwise</source>
        <translation>%1 kanalweise</translation>
    </message>
    <message>
        <source>%1 in %2 groups</source>
        <translation>%1 in %2 Gruppen</translation>
    </message>
    <message>
        <source>%1 channel</source>
        <translation>%1 Kanal</translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 Kanäle</translation>
    </message>
    <message>
        <source>every pixel, zeros for %1, on both sides</source>
        <translation>jedes Pixel, Nullen für %1, auf beiden Seiten</translation>
    </message>
    <message>
        <source>every pixel, zeros for %1</source>
        <translation>jedes Pixel, Nullen für %1</translation>
    </message>
    <message>
        <source>every %1th pixel, zeros for %2, on both sides</source>
        <translation>jedes %1. Pixel, Nullen für %2, auf beiden Seiten</translation>
    </message>
    <message>
        <source>every %1th pixel, zeros for %2</source>
        <translation>jedes %1. Pixel, Nullen für %2</translation>
    </message>
    <message>
        <source>side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>span</source>
        <translation>Spanne</translation>
    </message>
    <message>
        <source>%1 pixels a side, dilated</source>
        <translation>%1 Pixel je Seite, dilatiert</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>%1 of zeros + %2 + %3 of zeros = %4</source>
        <translation>%1 aus Nullen + %2 + %3 aus Nullen = %4</translation>
    </message>
    <message>
        <source>%1 + %2 of zeros = %3</source>
        <translation>%1 + %2 aus Nullen = %3</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>the whole image, through the average</source>
        <translation>das ganze Bild, durch das Mittel</translation>
    </message>
    <message>
        <source>the whole image, through an average before it</source>
        <translation>das ganze Bild, durch ein Mittel davor</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>Stride</translation>
    </message>
    <message>
        <source>The image: %1 numbers.</source>
        <translation>Das Bild: %1 Zahlen.</translation>
    </message>
    <message>
        <source>Adds the branch, %1, and the shortcut, %2, element by element; both are %3.</source>
        <translation>Addiert den Zweig, %1, und den Shortcut, %2, Element für Element; beide sind %3.</translation>
    </message>
    <message>
        <source>Multiplies each channel of %1 by its gate, %2.</source>
        <translation>Multipliziert jeden Kanal von %1 mit seinem Tor, %2.</translation>
    </message>
    <message>
        <source>One mean for each channel, of %1 pixels.</source>
        <translation>Ein Mittel für jeden Kanal, aus %1 Pixeln.</translation>
    </message>
    <message>
        <source>A scale and a shift for each channel; mean and variance are buffers.</source>
        <translation>Ein Faktor und eine Verschiebung für jeden Kanal; Mittel und Varianz sind Puffer.</translation>
    </message>
    <message>
        <source>A scale and a shift for each channel; mean and variance of %1 together, of this very image.</source>
        <translation>Ein Faktor und eine Verschiebung für jeden Kanal; Mittel und Varianz über je %1 zusammen, von eben diesem Bild.</translation>
    </message>
    <message>
        <source>Applied to each element: the shape stays %1.</source>
        <translation>Wird auf jedes Element angewandt: Die Form bleibt %1.</translation>
    </message>
    <message>
        <source>Changes no number.</source>
        <translation>Ändert keine Zahl.</translation>
    </message>
    <message>
        <source>Each channel&apos;s average with those of %1 neighbors, through one filter for all.</source>
        <translation>Das Mittel jedes Kanals mit denen von %1 Nachbarn, durch einen Filter für alle.</translation>
    </message>
    <message>
        <source>Each channel by itself through a fixed filter, 1 2 1 each way; the border is reflected.</source>
        <translation>Jeder Kanal für sich durch einen festen Filter, 1 2 1 in jeder Richtung; der Rand wird gespiegelt.</translation>
    </message>
    <message>
        <source>Changes nothing at inference.</source>
        <translation>Ändert bei der Inferenz nichts.</translation>
    </message>
    <message>
        <source>Depthwise: every channel is convolved by itself.</source>
        <translation>Kanalweise: Jeder Kanal wird für sich gefaltet.</translation>
    </message>
    <message>
        <source>%1 groups: each output sees %2 of the %3 channels.</source>
        <translation>%1 Gruppen: Jede Ausgabe sieht %2 der %3 Kanäle.</translation>
    </message>
    <message>
        <source>%1 of the network&apos;s %2 and %3 of its parameters</source>
        <translation>%1 der %2 des Netzes und %3 seiner Parameter</translation>
    </message>
    <message>
        <source>%1 of the network&apos;s %2</source>
        <translation>%1 der %2 des Netzes</translation>
    </message>
    <message>
        <source>%1; no operation costs more.</source>
        <translation>%1; keine Operation kostet mehr.</translation>
    </message>
    <message>
        <source>%1; %2 operation costs more.</source>
        <translation>%1; %2 Operation kostet mehr.</translation>
    </message>
    <message>
        <source>%1; %2 operations cost more.</source>
        <translation>%1; %2 Operationen kosten mehr.</translation>
    </message>
    <message>
        <source>average of %1</source>
        <translation>Mittel über %1</translation>
    </message>
    <message>
        <source>blur %1</source>
        <translation>Blur %1</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>%1 channel, stride %2</source>
        <translation>%1 Kanal, Stride %2</translation>
    </message>
    <message>
        <source>%1 channels, stride %2</source>
        <translation>%1 Kanäle, Stride %2</translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message>
        <source>the name must end in .txt, .csv, .json, .md, .tex or .html, which decides the format</source>
        <translation>der Name muss auf .txt, .csv, .json, .md, .tex oder .html enden: das bestimmt das Format</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>Internal error: %1. Please report it.</source>
        <translation>Interner Fehler: %1. Bitte melden Sie ihn.</translation>
    </message>
    <message>
        <source>Internal error. Please report it.</source>
        <translation>Interner Fehler. Bitte melden Sie ihn.</translation>
    </message>
</context>
<context>
    <name>FieldNames</name>
    <message>
        <source>convolution %1</source>
        <translation>Faltung %1</translation>
    </message>
    <message>
        <source>%1 kernel</source>
        <translation>Kernel von %1</translation>
    </message>
    <message>
        <source>%1 width factor</source>
        <translation>Breitenfaktor von %1</translation>
    </message>
    <message>
        <source>%1 group count</source>
        <translation>Gruppenzahl von %1</translation>
    </message>
    <message>
        <source>%1 stride</source>
        <translation>Stride von %1</translation>
    </message>
    <message>
        <source>block type</source>
        <translation>Blockart</translation>
    </message>
    <message>
        <source>list of convolutions</source>
        <translation>Liste der Faltungen</translation>
    </message>
    <message>
        <source>block name</source>
        <translation>Blockname</translation>
    </message>
    <message>
        <source>expansion</source>
        <translation>Expansion</translation>
    </message>
    <message>
        <source>group count</source>
        <translation>Gruppenzahl</translation>
    </message>
    <message>
        <source>base width</source>
        <translation>Basisbreite</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>attention reduction</source>
        <translation>Reduktion der Attention</translation>
    </message>
    <message>
        <source>attention divisor</source>
        <translation>Teiler der Attention</translation>
    </message>
    <message>
        <source>order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>place of the stride</source>
        <translation>Ort des Strides</translation>
    </message>
    <message>
        <source>shortcut</source>
        <translation>Shortcut</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>anti-aliasing</source>
        <translation>Antialiasing</translation>
    </message>
    <message>
        <source>reduction of the first 1×1</source>
        <translation>Reduktion der ersten 1×1</translation>
    </message>
    <message>
        <source>kernel of strided projections</source>
        <translation>Kernel der Projektionen mit Stride</translation>
    </message>
    <message>
        <source>input of shortcuts that change the shape</source>
        <translation>Eingabe der Shortcuts, die die Form ändern</translation>
    </message>
    <message>
        <source>the network</source>
        <translation>das Netz</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>number of input channels</source>
        <translation>Zahl der Eingabekanäle</translation>
    </message>
    <message>
        <source>input height</source>
        <translation>Höhe der Eingabe</translation>
    </message>
    <message>
        <source>input width</source>
        <translation>Breite der Eingabe</translation>
    </message>
    <message>
        <source>stem width</source>
        <translation>Breite des Stems</translation>
    </message>
    <message>
        <source>stem type</source>
        <translation>Art des Stems</translation>
    </message>
    <message>
        <source>stem kernel</source>
        <translation>Kernel des Stems</translation>
    </message>
    <message>
        <source>stem stride</source>
        <translation>Stride des Stems</translation>
    </message>
    <message>
        <source>stem activation</source>
        <translation>Aktivierung des Stems</translation>
    </message>
    <message>
        <source>stem pool</source>
        <translation>Pooling des Stems</translation>
    </message>
    <message>
        <source>stem pool kernel</source>
        <translation>Pooling-Kernel des Stems</translation>
    </message>
    <message>
        <source>stem pool stride</source>
        <translation>Pooling-Stride des Stems</translation>
    </message>
    <message>
        <source>stem pool padding</source>
        <translation>Pooling-Padding des Stems</translation>
    </message>
    <message>
        <source>stem pool ceil mode</source>
        <translation>Aufrunden beim Pooling des Stems</translation>
    </message>
    <message>
        <source>width of the stem&apos;s first convolution</source>
        <translation>Breite der ersten Faltung des Stems</translation>
    </message>
    <message>
        <source>width of the stem&apos;s second convolution</source>
        <translation>Breite der zweiten Faltung des Stems</translation>
    </message>
    <message>
        <source>normalization of the stem</source>
        <translation>Normalisierung des Stems</translation>
    </message>
    <message>
        <source>stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>normalization</source>
        <translation>Normalisierung</translation>
    </message>
    <message>
        <source>group count of the normalization</source>
        <translation>Gruppenzahl der Normalisierung</translation>
    </message>
    <message>
        <source>epsilon of the normalization</source>
        <translation>Epsilon der Normalisierung</translation>
    </message>
    <message>
        <source>normalization after the last stage</source>
        <translation>Normalisierung nach der letzten Stage</translation>
    </message>
    <message>
        <source>bias of convolutions</source>
        <translation>Bias der Faltungen</translation>
    </message>
    <message>
        <source>normalization of shortcuts</source>
        <translation>Normalisierung der Shortcuts</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>hidden width of the head</source>
        <translation>verborgene Breite des Heads</translation>
    </message>
    <message>
        <source>dropout of the head</source>
        <translation>Dropout des Heads</translation>
    </message>
    <message>
        <source>number of classes</source>
        <translation>Zahl der Klassen</translation>
    </message>
    <message>
        <source>initialization</source>
        <translation>Initialisierung</translation>
    </message>
    <message>
        <source>zero start of residual branches</source>
        <translation>Residualzweige beginnen bei null</translation>
    </message>
    <message>
        <source>stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message>
        <source>%1 depth</source>
        <translation>Tiefe von %1</translation>
    </message>
    <message>
        <source>%1 width</source>
        <translation>Breite von %1</translation>
    </message>
    <message>
        <source>%1 dilation</source>
        <translation>Dilatation von %1</translation>
    </message>
    <message>
        <source>%1 own %2</source>
        <translation>%2, eigener Wert von %1</translation>
    </message>
    <message>
        <source>Half of the stem&apos;s channels unless set; timm&apos;s tiered stem has 24</source>
        <translation>Ohne Angabe die Hälfte der Kanäle des Stems; timms gestufter Stem hat 24</translation>
    </message>
    <message>
        <source>Half of the stem&apos;s channels unless set; timm&apos;s tiered stem has 32</source>
        <translation>Ohne Angabe die Hälfte der Kanäle des Stems; timms gestufter Stem hat 32</translation>
    </message>
    <message>
        <source>After the stem&apos;s last convolution</source>
        <translation>Nach der letzten Faltung des Stems</translation>
    </message>
    <message>
        <source>Half the window unless set; Caffe has 0</source>
        <translation>Ohne Angabe die Hälfte des Fensters; Caffe hat 0</translation>
    </message>
    <message>
        <source>A last window that reaches beyond the map counts too, as in Caffe</source>
        <translation>Ein letztes Fenster, das über die Karte hinausragt, zählt mit, wie in Caffe</translation>
    </message>
    <message>
        <source>Added to the variance: PyTorch 1e-5, Keras 1.001e-5, TensorFlow 1e-3</source>
        <translation>Kommt zur Varianz hinzu: PyTorch 1e-5, Keras 1.001e-5, TensorFlow 1e-3</translation>
    </message>
    <message>
        <source>He 2016 has it; some published networks do not</source>
        <translation>He 2016 hat sie; manche veröffentlichten Netze haben sie nicht</translation>
    </message>
    <message>
        <source>The share of inputs dropped in training, before the last layer</source>
        <translation>Der Anteil der Eingaben, die im Training vor der letzten Schicht wegfallen</translation>
    </message>
    <message>
        <source>The reduced channels are the nearest multiple of it; timm has 8</source>
        <translation>Die reduzierten Kanäle sind das nächste Vielfache davon; timm hat 8</translation>
    </message>
    <message>
        <source>Where the shape changes. Zeros are added after the channels, or on both sides:
as published CIFAR weights of akamaster&apos;s want it</source>
        <translation>Wo sich die Form ändert. Nullen kommen hinter die Kanäle oder auf beide Seiten:
so brauchen es akamasters veröffentlichte CIFAR-Gewichte</translation>
    </message>
    <message>
        <source>3×3 where the projection carries a stride or lies in a dilated stage: SENet-154</source>
        <translation>3×3, wo die Projektion einen Stride trägt oder in einer dilatierten Stage liegt: SENet-154</translation>
    </message>
    <message>
        <source>The output of the block&apos;s first norm and activation (He 2016), or what comes into the block</source>
        <translation>Die Ausgabe der ersten Norm und Aktivierung des Blocks (He 2016) oder das, was in den Block kommt</translation>
    </message>
    <message>
        <source>In blocks of stride 2, what carries the stride in place of the convolution (Zhang 2019)</source>
        <translation>In Blöcken mit Stride 2: was den Stride anstelle der Faltung trägt (Zhang 2019)</translation>
    </message>
    <message>
        <source>How many times fewer channels the first 1×1 has than the 3×3; SENet-154 has 2</source>
        <translation>Wie viel mal weniger Kanäle die erste 1×1 hat als die 3×3; SENet-154 hat 2</translation>
    </message>
    <message>
        <source>torchvision</source>
        <translation>torchvision</translation>
    </message>
    <message>
        <source>encoder–decoder</source>
        <translation>Encoder–Decoder</translation>
    </message>
    <message>
        <source>sequential</source>
        <translation>Sequential</translation>
    </message>
    <message>
        <source>small image</source>
        <translation>Kleines Bild</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>hardswish</source>
        <translation>Hardswish</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>Basic</translation>
    </message>
    <message>
        <source>Bottleneck</source>
        <translation>Bottleneck</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>post-activation</source>
        <translation>Post-Aktivierung</translation>
    </message>
    <message>
        <source>pre-activation</source>
        <translation>Prä-Aktivierung</translation>
    </message>
    <message>
        <source>branch activation</source>
        <translation>Aktivierung im Zweig</translation>
    </message>
    <message>
        <source>1×1</source>
        <translation>1×1</translation>
    </message>
    <message>
        <source>3×3</source>
        <translation>3×3</translation>
    </message>
    <message>
        <source>projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>average pool</source>
        <translation>Mittelwert-Pooling</translation>
    </message>
    <message>
        <source>zero padding</source>
        <translation>Auffüllen mit Nullen</translation>
    </message>
    <message>
        <source>zero padding around</source>
        <translation>Nullen auf beiden Seiten</translation>
    </message>
    <message>
        <source>first activation</source>
        <translation>erste Aktivierung</translation>
    </message>
    <message>
        <source>block&apos;s input</source>
        <translation>Eingabe des Blocks</translation>
    </message>
    <message>
        <source>squeeze-excitation</source>
        <translation>Squeeze-Excitation</translation>
    </message>
    <message>
        <source>efficient channel</source>
        <translation>Efficient Channel</translation>
    </message>
    <message>
        <source>blur pool</source>
        <translation>Blur-Pooling</translation>
    </message>
    <message>
        <source>max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>3×3 convolution</source>
        <translation>3×3-Faltung</translation>
    </message>
    <message>
        <source>max, then blur</source>
        <translation>Max, dann Blur</translation>
    </message>
    <message>
        <source>average</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>batch norm</source>
        <translation>Batch-Norm</translation>
    </message>
    <message>
        <source>group norm</source>
        <translation>Gruppen-Norm</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>two layers (MLP)</source>
        <translation>zwei Schichten (MLP)</translation>
    </message>
    <message>
        <source>average pool only</source>
        <translation>nur Mittelwert-Pooling</translation>
    </message>
    <message>
        <source>none (feature maps)</source>
        <translation>keiner (Merkmalskarten)</translation>
    </message>
    <message>
        <source>Kaiming, fan out</source>
        <translation>Kaiming, fan out</translation>
    </message>
    <message>
        <source>PyTorch&apos;s default</source>
        <translation>wie PyTorch</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>stage %1, block %2</source>
        <translation>Stage %1, Block %2</translation>
    </message>
    <message>
        <source>the attention of %1 squeezes to %2 channel</source>
        <translation>die Attention von %1 reduziert auf %2 Kanal</translation>
    </message>
    <message>
        <source>the attention of %1 squeezes to %2 channels</source>
        <translation>die Attention von %1 reduziert auf %2 Kanäle</translation>
    </message>
    <message>
        <source>%1 convolution has a number of channels that is no multiple of 8: %2</source>
        <translation>%1 Faltung hat eine Kanalzahl, die kein Vielfaches von 8 ist: %2</translation>
    </message>
    <message>
        <source>%1 convolutions have a number of channels that is no multiple of 8: %2</source>
        <translation>%1 Faltungen haben eine Kanalzahl, die kein Vielfaches von 8 ist: %2</translation>
    </message>
    <message>
        <source>the %1 groups of %2 have %3 of %4 channels each</source>
        <translation>die %1 Gruppen von %2 haben je %3 von %4 Kanälen</translation>
    </message>
    <message>
        <source>a 1×1 convolution of stride %1 reads one of %2 pixels of its input</source>
        <translation>eine 1×1-Faltung mit Stride %1 liest eines von %2 Pixeln ihrer Eingabe</translation>
    </message>
    <message>
        <source>the first block has a projection only because the stem ends in %1 channels and the block in %2</source>
        <translation>der erste Block hat nur deshalb eine Projektion, weil der Stem in %1 Kanälen endet und der Block in %2</translation>
    </message>
    <message>
        <source>no norm and activation stand after the last pre-activation block</source>
        <translation>nach dem letzten Block mit Prä-Aktivierung stehen keine Norm und keine Aktivierung</translation>
    </message>
    <message>
        <source>every convolution has a bias, and a norm after it</source>
        <translation>jede Faltung hat einen Bias und danach eine Norm</translation>
    </message>
    <message>
        <source>a group norm of %1 groups has one channel in each</source>
        <translation>eine Gruppen-Norm mit %1 Gruppen hat in jeder einen Kanal</translation>
    </message>
    <message>
        <source>So few channels cannot tell the maps apart that they are to weigh.</source>
        <translation>So wenige Kanäle können die Karten nicht unterscheiden, die sie gewichten sollen.</translation>
    </message>
    <message>
        <source>Hu et al. 2018, Squeeze-and-Excitation Networks, arXiv:1709.01507, section 6.1</source>
        <translation>Hu et al. 2018, Squeeze-and-Excitation Networks, arXiv:1709.01507, Abschnitt 6.1</translation>
    </message>
    <message>
        <source>Tensor cores compute eight channels at a time in 16-bit precision; others are padded or take slower kernels.</source>
        <translation>Tensorkerne rechnen bei 16 Bit Genauigkeit je acht Kanäle auf einmal; andere Zahlen werden aufgefüllt oder nehmen langsamere Kernels.</translation>
    </message>
    <message>
        <source>NVIDIA, Convolutional Layers User&apos;s Guide (Deep Learning Performance), section Channels In And Out</source>
        <translation>NVIDIA, Convolutional Layers User&apos;s Guide (Deep Learning Performance), Abschnitt Channels In And Out</translation>
    </message>
    <message>
        <source>Groups of fewer than four channels mix too little, and leave processors idle.</source>
        <translation>Gruppen mit weniger als vier Kanälen mischen zu wenig und lasten Prozessoren nicht aus.</translation>
    </message>
    <message>
        <source>Xie et al. 2017, Aggregated Residual Transformations, arXiv:1611.05431, table 2 (32×4d)</source>
        <translation>Xie et al. 2017, Aggregated Residual Transformations, arXiv:1611.05431, Tabelle 2 (32×4d)</translation>
    </message>
    <message>
        <source>What it skips is lost to the branch, and to a projection beside it that skips the same.</source>
        <translation>Was sie überspringt, ist für den Zweig verloren, und für eine Projektion daneben, die dasselbe überspringt.</translation>
    </message>
    <message>
        <source>He et al. 2018, Bag of Tricks, arXiv:1812.01187, section 4.1</source>
        <translation>He et al. 2018, Bag of Tricks, arXiv:1812.01187, Abschnitt 4.1</translation>
    </message>
    <message>
        <source>An identity lets signal and gradient through unchanged and costs nothing.</source>
        <translation>Eine Identität lässt Signal und Gradient unverändert durch und kostet nichts.</translation>
    </message>
    <message>
        <source>He et al. 2016, Identity Mappings in Deep Residual Networks, arXiv:1603.05027, section 3</source>
        <translation>He et al. 2016, Identity Mappings in Deep Residual Networks, arXiv:1603.05027, Abschnitt 3</translation>
    </message>
    <message>
        <source>The sum of all branches reaches the head unnormalized: its variance grows with every block.</source>
        <translation>Die Summe aller Zweige kommt ohne Normalisierung in den Head: Ihre Varianz wächst mit jedem Block.</translation>
    </message>
    <message>
        <source>He et al. 2016, Identity Mappings in Deep Residual Networks, arXiv:1603.05027, appendix</source>
        <translation>He et al. 2016, Identity Mappings in Deep Residual Networks, arXiv:1603.05027, Anhang</translation>
    </message>
    <message>
        <source>A norm subtracts the mean, and any bias with it; its own shift does the work.</source>
        <translation>Eine Norm zieht das Mittel ab und damit jeden Bias; ihre eigene Verschiebung leistet dasselbe.</translation>
    </message>
    <message>
        <source>Ioffe and Szegedy 2015, Batch Normalization, arXiv:1502.03167, section 3.2</source>
        <translation>Ioffe und Szegedy 2015, Batch Normalization, arXiv:1502.03167, Abschnitt 3.2</translation>
    </message>
    <message>
        <source>With one channel a group it is an instance norm, which removes how strong each channel is.</source>
        <translation>Mit einem Kanal je Gruppe ist sie eine Instanz-Norm; die entfernt, wie stark jeder Kanal ist.</translation>
    </message>
    <message>
        <source>Wu and He 2018, Group Normalization, arXiv:1803.08494, table 3</source>
        <translation>Wu und He 2018, Group Normalization, arXiv:1803.08494, Tabelle 3</translation>
    </message>
    <message>
        <source>stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message>
        <source>the maps are down to 1×1 after %1 of %2</source>
        <translation>die Karten sind nach %1 von %2 nur noch 1×1 groß</translation>
    </message>
    <message>
        <source>%1 of %2 convolutions with a window read maps whose pixels have seen all of the %3×%4 input: %5</source>
        <translation>%1 von %2 Faltungen mit einem Fenster lesen Karten, deren Pixel die ganze Eingabe von %3×%4 gesehen haben: %5</translation>
    </message>
    <message>
        <source>the stem makes %1×%2 of an input of %3×%4 before the first stage</source>
        <translation>der Stem macht vor der ersten Stage %1×%2 aus einer Eingabe von %3×%4</translation>
    </message>
    <message>
        <source>%1 has %2 of the parameters; no standard network has a stage with more than %3</source>
        <translation>%1 hat %2 der Parameter; kein Standardnetz hat eine Stage mit mehr als %3</translation>
    </message>
    <message>
        <source>%1 has %2 of the multiply-accumulates; no standard network has a stage with more than %3</source>
        <translation>%1 hat %2 der Multiplikationen mit Addition; kein Standardnetz hat eine Stage mit mehr als %3</translation>
    </message>
    <message>
        <source>%1 has %2 of the multiply-accumulates; every stage of a standard network has at least %3</source>
        <translation>%1 hat %2 der Multiplikationen mit Addition; jede Stage eines Standardnetzes hat mindestens %3</translation>
    </message>
    <message>
        <source>%1 has %2 channels, %3 before it %4</source>
        <translation>%1 hat %2 Kanäle, %3 davor %4</translation>
    </message>
    <message>
        <source>the head has %1 parameters, all that stands before it %2</source>
        <translation>der Head hat %1 Parameter, alles davor %2</translation>
    </message>
    <message>
        <source>the activations take %1 for a batch of %2; this machine has %3</source>
        <translation>die Aktivierungen brauchen %1 für einen Batch von %2; dieser Rechner hat %3</translation>
    </message>
    <message>
        <source>A convolution on a 1×1 map is a matrix product: its window sees padding only, and nothing is left for the average.</source>
        <translation>Eine Faltung auf einer 1×1-Karte ist ein Matrixprodukt: Ihr Fenster sieht sonst nur Padding, und für das Mittel bleibt nichts übrig.</translation>
    </message>
    <message>
        <source>He et al. 2015, arXiv:1512.03385, table 1: 7×7 maps leave the last stage, 8×8 on CIFAR</source>
        <translation>He et al. 2015, arXiv:1512.03385, Tabelle 1: Aus der letzten Stage kommen 7×7-Karten, 8×8 bei CIFAR</translation>
    </message>
    <message>
        <source>A convolution whose input has seen the whole image has no context to add; such layers were found not to raise the accuracy, and they cost.</source>
        <translation>Eine Faltung, deren Eingabe das ganze Bild gesehen hat, hat keinen Kontext hinzuzufügen; solche Schichten erhöhen, wie sich gezeigt hat, die Genauigkeit nicht, und sie kosten.</translation>
    </message>
    <message>
        <source>Richter et al. 2021, Should You Go Deeper?, arXiv:2106.12307</source>
        <translation>Richter et al. 2021, Should You Go Deeper?, arXiv:2106.12307</translation>
    </message>
    <message>
        <source>A stem made for 224×224 throws away most of a small image before the first stage has seen it.</source>
        <translation>Ein Stem, der für 224×224 gemacht ist, wirft das meiste eines kleinen Bildes weg, ehe die erste Stage es gesehen hat.</translation>
    </message>
    <message>
        <source>He et al. 2015, arXiv:1512.03385, section 4.2: on 32×32 a 3×3 stem of stride 1 without pooling; Richter et al. 2021, (Input) Size Matters</source>
        <translation>He et al. 2015, arXiv:1512.03385, Abschnitt 4.2: bei 32×32 ein 3×3-Stem mit Stride 1 ohne Pooling; Richter et al. 2021, (Input) Size Matters</translation>
    </message>
    <message>
        <source>Good networks spread their costs over the stages.</source>
        <translation>Gute Netze verteilen ihre Kosten auf die Stages.</translation>
    </message>
    <message>
        <source>Radosavovic et al. 2020, Designing Network Design Spaces, arXiv:2003.13678; the bound is the worst of the presets</source>
        <translation>Radosavovic et al. 2020, Designing Network Design Spaces, arXiv:2003.13678; die Grenze ist die schlechteste der Vorlagen</translation>
    </message>
    <message>
        <source>A stage with hardly any computation cannot use the resolution that it works at.</source>
        <translation>Eine Stage, die kaum etwas rechnet, kann die Auflösung nicht nutzen, mit der sie arbeitet.</translation>
    </message>
    <message>
        <source>What is dropped here is lost to all later stages; widths of good networks do not decrease.</source>
        <translation>Was hier wegfällt, ist für alle späteren Stages verloren; die Breiten guter Netze nehmen nicht ab.</translation>
    </message>
    <message>
        <source>Radosavovic et al. 2020, Designing Network Design Spaces, arXiv:2003.13678, section 4; He et al. 2015, arXiv:1512.03385, section 3.3</source>
        <translation>Radosavovic et al. 2020, Designing Network Design Spaces, arXiv:2003.13678, Abschnitt 4; He et al. 2015, arXiv:1512.03385, Abschnitt 3.3</translation>
    </message>
    <message>
        <source>Parameters in fully connected layers overfit first; residual networks have theirs in the convolutions.</source>
        <translation>Parameter in voll verbundenen Schichten überanpassen zuerst; Residualnetze haben ihre in den Faltungen.</translation>
    </message>
    <message>
        <source>Lin et al. 2013, Network in Network, arXiv:1312.4400, section 3.2</source>
        <translation>Lin et al. 2013, Network in Network, arXiv:1312.4400, Abschnitt 3.2</translation>
    </message>
    <message>
        <source>Training keeps the activations until the backward pass has used them.</source>
        <translation>Das Training behält die Aktivierungen, bis der Rückwärtsdurchlauf sie verwendet hat.</translation>
    </message>
    <message>
        <source>Chen et al. 2016, Training Deep Nets with Sublinear Memory Cost, arXiv:1604.06174</source>
        <translation>Chen et al. 2016, Training Deep Nets with Sublinear Memory Cost, arXiv:1604.06174</translation>
    </message>
</context>
<context>
    <name>Fit</name>
    <message>
        <source>below 0.1 %</source>
        <translation>unter 0,1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 × %2 wide, %3</source>
        <translation>%1 × %2 breit, %3</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 Parameter</translation>
    </message>
    <message>
        <source>%1 of activations</source>
        <translation>%1 Aktivierungen</translation>
    </message>
    <message>
        <source>%1 of parameters and activations</source>
        <translation>%1 Parameter und Aktivierungen</translation>
    </message>
    <message>
        <source>the resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>the width of stage %1</source>
        <translation>Breite von Stage %1</translation>
    </message>
    <message>
        <source>all widths</source>
        <translation>alle Breiten</translation>
    </message>
    <message>
        <source>the depth of stage %1</source>
        <translation>Tiefe von Stage %1</translation>
    </message>
    <message>
        <source>all depths</source>
        <translation>alle Tiefen</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Stem</source>
        <translation>Stem</translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 Kanäle</translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message>
        <source>%1 a pass</source>
        <translation>%1 je Durchlauf</translation>
    </message>
    <message>
        <source>Time of a pass</source>
        <translation>Zeit eines Durchlaufs</translation>
    </message>
</context>
<context>
    <name>FolderWords</name>
    <message>
        <source>there is no folder to keep work in: HOME is not set; set it, or XDG_STATE_HOME</source>
        <translation>es gibt keinen Ordner für begonnene Arbeit: HOME ist nicht gesetzt; setzen Sie es oder XDG_STATE_HOME</translation>
    </message>
    <message>
        <source>cannot make the folder %1: %2; check the permissions of the folders above it, or set XDG_STATE_HOME to another place</source>
        <translation>der Ordner %1 kann nicht angelegt werden: %2; prüfen Sie die Rechte der Ordner darüber, oder setzen Sie XDG_STATE_HOME auf einen anderen Ort</translation>
    </message>
</context>
<context>
    <name>InferenceReport</name>
    <message>
        <source>stride %1</source>
        <translation>Stride %1</translation>
    </message>
    <message>
        <source>as in the blocks</source>
        <translation>wie in den Blöcken</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message numerus="yes">
        <source>%n tensors of the file are not used</source>
        <translation>
            <numerusform>%n Tensor der Datei wird nicht verwendet</numerusform>
            <numerusform>%n Tensoren der Datei werden nicht verwendet</numerusform>
        </translation>
    </message>
    <message>
        <source>read by order and shapes</source>
        <translation>gelesen nach Reihenfolge und Formen</translation>
    </message>
    <message>
        <source>names of no known family</source>
        <translation>Namen keiner bekannten Familie</translation>
    </message>
    <message>
        <source>names of %1</source>
        <translation>Namen von %1</translation>
    </message>
    <message>
        <source>Not used: %1</source>
        <translation>Nicht verwendet: %1</translation>
    </message>
</context>
<context>
    <name>Kept</name>
    <message>
        <source>%1 cannot be recovered: %2</source>
        <translation>%1 kann nicht wiederhergestellt werden: %2</translation>
    </message>
    <message>
        <source>it ends in its first line</source>
        <translation>die Datei endet in ihrer ersten Zeile</translation>
    </message>
    <message>
        <source>it is not what this version of the program keeps</source>
        <translation>es ist nicht, was diese Version des Programms aufhebt</translation>
    </message>
</context>
<context>
    <name>LayerModel</name>
    <message>
        <source>stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message>
        <source>stem</source>
        <translation>Stem</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>average pool</source>
        <translation>Mittelwert-Pooling</translation>
    </message>
    <message>
        <source>projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>zero padding</source>
        <translation>Auffüllen mit Nullen</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>class of a block, kind of its shortcut</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>LayerRows</name>
    <message>
        <source>stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message>
        <source>stem</source>
        <translation>Stem</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>1 operation</source>
        <translation>1 Operation</translation>
    </message>
    <message>
        <source>%1 operations</source>
        <translation>%1 Operationen</translation>
    </message>
</context>
<context>
    <name>LoadNotice</name>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>“%1” holds a larger network</source>
        <translation>„%1“ enthält ein größeres Netz</translation>
    </message>
    <message>
        <source>“%1” holds more than this network</source>
        <translation>„%1“ enthält mehr als dieses Netz</translation>
    </message>
    <message>
        <source>%1: one of its %2 tensors is not used.</source>
        <translation>%1: Einer der %2 Tensoren der Datei wird nicht verwendet.</translation>
    </message>
    <message>
        <source>%1: %2 of its %3 tensors are not used.</source>
        <translation>%1: %2 der %3 Tensoren der Datei werden nicht verwendet.</translation>
    </message>
    <message>
        <source>“%1” has %2 of this network&apos;s %3 tensors; the others are drawn at random.</source>
        <translation>„%1“ hat %2 der %3 Tensoren dieses Netzes; die anderen sind zufällig gezogen.</translation>
    </message>
    <message>
        <source>Not used:</source>
        <translation>Nicht verwendet:</translation>
    </message>
    <message>
        <source>Not in the file:</source>
        <translation>Nicht in der Datei:</translation>
    </message>
    <message>
        <source>Of another shape:</source>
        <translation>Von anderer Form:</translation>
    </message>
    <message>
        <source>No weight tells where shortcuts pad with zeros: behind the other channels is assumed. Published CIFAR networks mostly pad around them; the field “shortcut” changes that.</source>
        <translation>Keine Gewichte sagen, wo Shortcuts Nullen anfügen: Angenommen wird hinter den anderen Kanälen. Veröffentlichte CIFAR-Netze haben sie meist auf beiden Seiten; das Feld „Shortcut“ ändert das.</translation>
    </message>
</context>
<context>
    <name>Locator</name>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>variant</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>en</source>
        <comment>the language&apos;s code: its manual is in resources/manual/CODE</comment>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>activation memory</source>
        <translation>Aktivierungsspeicher</translation>
    </message>
    <message>
        <source>receptive field</source>
        <translation>rezeptives Feld</translation>
    </message>
    <message>
        <source>measured time</source>
        <translation>gemessene Zeit</translation>
    </message>
    <message>
        <source>mean of the output</source>
        <translation>Mittelwert der Ausgabe</translation>
    </message>
    <message>
        <source>standard deviation of the output</source>
        <translation>Standardabweichung der Ausgabe</translation>
    </message>
    <message>
        <source>minimum of the output</source>
        <translation>Minimum der Ausgabe</translation>
    </message>
    <message>
        <source>maximum of the output</source>
        <translation>Maximum der Ausgabe</translation>
    </message>
    <message>
        <source>zeros in the output</source>
        <translation>Nullen in der Ausgabe</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>MetricMenu</name>
    <message>
        <source>Measured by a run:</source>
        <translation>Von einem Lauf gemessen:</translation>
    </message>
    <message>
        <source>Color picture and strip by what the last run measured</source>
        <translation>Grafik und Leiste nach dem färben, was der letzte Lauf gemessen hat</translation>
    </message>
    <message>
        <source>Color picture and strip by this</source>
        <translation>Grafik und Leiste danach färben</translation>
    </message>
</context>
<context>
    <name>NetworkFields</name>
    <message>
        <source>type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>of</source>
        <translation>mit</translation>
    </message>
    <message>
        <source>epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>bias in convolutions</source>
        <translation>Bias in Faltungen</translation>
    </message>
    <message>
        <source>norm on shortcuts</source>
        <translation>Norm auf Shortcuts</translation>
    </message>
    <message>
        <source>final norm and activation</source>
        <translation>Letzte Norm und Aktivierung</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>one</source>
        <translation>eine</translation>
    </message>
    <message>
        <source>three (deep)</source>
        <translation>drei (tief)</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>first</source>
        <translation>erste</translation>
    </message>
    <message>
        <source>second</source>
        <translation>zweite</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>Stride</translation>
    </message>
    <message>
        <source>norm and activation</source>
        <translation>Norm und Aktivierung</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>as the block</source>
        <translation>wie der Block</translation>
    </message>
    <message>
        <source>pool</source>
        <translation>Pooling</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keins</translation>
    </message>
    <message>
        <source>window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>Padding</translation>
    </message>
    <message>
        <source>partial windows (ceil mode)</source>
        <translation>Angeschnittene Fenster (aufrunden)</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>scheme</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>residual branches start at zero</source>
        <translation>Residualzweige beginnen bei null</translation>
    </message>
    <message>
        <source>na&amp;me</source>
        <translation>Na&amp;me</translation>
    </message>
    <message>
        <source>st&amp;yle</source>
        <translation>Sti&amp;l</translation>
    </message>
    <message>
        <source>Normal&amp;ization and bias</source>
        <translation>N&amp;ormalisierung und Bias</translation>
    </message>
    <message>
        <source>&amp;Stem</source>
        <translation>&amp;Stem</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>In&amp;put</source>
        <translation>&amp;Eingabe</translation>
    </message>
    <message>
        <source>Initia&amp;lization</source>
        <translation>&amp;Initialisierung</translation>
    </message>
</context>
<context>
    <name>OperationWords</name>
    <message>
        <source>, stride %1</source>
        <translation>, Stride %1</translation>
    </message>
    <message>
        <source>, padding %1</source>
        <translation>, Padding %1</translation>
    </message>
    <message>
        <source>, dilation %1</source>
        <translation>, Dilatation %1</translation>
    </message>
    <message>
        <source>, depthwise</source>
        <translation>, kanalweise</translation>
    </message>
    <message>
        <source>, %1 groups</source>
        <translation>, %1 Gruppen</translation>
    </message>
    <message>
        <source>, bias</source>
        <translation>, Bias</translation>
    </message>
    <message>
        <source>%1 over %2 channels</source>
        <translation>%1 über %2 Kanäle</translation>
    </message>
    <message>
        <source>%1, %2 channels</source>
        <translation>%1, %2 Kanäle</translation>
    </message>
    <message>
        <source>%1, %2 groups of %3 channels</source>
        <translation>%1, %2 Gruppen zu %3 Kanälen</translation>
    </message>
    <message>
        <source>, size rounded up</source>
        <translation>, Größe aufgerundet</translation>
    </message>
    <message>
        <source>%1 with zeros, %2 to %3 channels, stride %4</source>
        <translation>%1 mit Nullen, %2 auf %3 Kanäle, Stride %4</translation>
    </message>
    <message>
        <source>%1, %2 of them before the others</source>
        <translation>%1, %2 davon vor den anderen</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <translation>%1, %2 auf %3</translation>
    </message>
    <message>
        <source>%1, p %2</source>
        <translation>%1, p %2</translation>
    </message>
    <message>
        <source>stage %1, block %2</source>
        <translation>Stage %1, Block %2</translation>
    </message>
    <message>
        <source>%1, shortcut</source>
        <translation>%1, Shortcut</translation>
    </message>
    <message>
        <source>stem</source>
        <translation>Stem</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message>
        <source>stage %1, blocks %2 to %3</source>
        <translation>Stage %1, Blöcke %2 bis %3</translation>
    </message>
    <message>
        <source>%1 operations</source>
        <translation>%1 Operationen</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>%1 convolutions</source>
        <translation>%1 Faltungen</translation>
    </message>
    <message>
        <source>global avg</source>
        <translation>globales Mittel</translation>
    </message>
    <message>
        <source>norm, act</source>
        <translation>Norm, Akt.</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>average pool and projection</source>
        <translation>Mittelwert-Pooling und Projektion</translation>
    </message>
    <message>
        <source>zero padding</source>
        <translation>Auffüllen mit Nullen</translation>
    </message>
    <message>
        <source>Bottleneck</source>
        <translation>Bottleneck</translation>
    </message>
    <message>
        <source>Basic block</source>
        <translation>Basic-Block</translation>
    </message>
    <message>
        <source>%1 parameters · %2 · input %3</source>
        <translation>%1 Parameter · %2 · Eingabe %3</translation>
    </message>
    <message>
        <source>identity shortcut</source>
        <translation>Identitäts-Shortcut</translation>
    </message>
    <message>
        <source>%1 shortcut</source>
        <translation>Shortcut: %1</translation>
    </message>
    <message>
        <source>an identity shortcut round each block</source>
        <translation>ein Identitäts-Shortcut um jeden Block</translation>
    </message>
    <message>
        <source>a shortcut that changes the shape</source>
        <translation>ein Shortcut, der die Form ändert</translation>
    </message>
    <message>
        <source>addition</source>
        <translation>Addition</translation>
    </message>
    <message>
        <source>product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>stem</source>
        <translation>Stem</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message>
        <source>%1 block</source>
        <translation>%1 Block</translation>
    </message>
    <message>
        <source>%1 blocks</source>
        <translation>%1 Blöcke</translation>
    </message>
    <message>
        <source>%1, continued</source>
        <translation>%1, Fortsetzung</translation>
    </message>
</context>
<context>
    <name>PictureTint</name>
    <message>
        <source>not measured: there is no run of this network</source>
        <translation>nicht gemessen: von diesem Netz gibt es keinen Lauf</translation>
    </message>
    <message>
        <source>nothing to color</source>
        <translation>nichts zu färben</translation>
    </message>
</context>
<context>
    <name>PresetFamily</name>
    <message>
        <source>ResNeXt</source>
        <translation>ResNeXt</translation>
    </message>
    <message>
        <source>Wide ResNet</source>
        <translation>Wide ResNet</translation>
    </message>
    <message>
        <source>CIFAR</source>
        <translation>CIFAR</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>Trainiert</translation>
    </message>
    <message>
        <source>Encoder–decoder</source>
        <translation>Encoder–Decoder</translation>
    </message>
    <message>
        <source>Sequential</source>
        <translation>Sequential</translation>
    </message>
    <message>
        <source>Small image</source>
        <translation>Kleines Bild</translation>
    </message>
    <message>
        <source>ResNet</source>
        <translation>ResNet</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Varianten</translation>
    </message>
</context>
<context>
    <name>PrintWords</name>
    <message>
        <source>the printer “%1” takes nothing; is it there and switched on?</source>
        <translation>der Drucker „%1“ nimmt nichts an; ist er da und eingeschaltet?</translation>
    </message>
    <message>
        <source>“%1” cannot be written; choose another folder</source>
        <translation>„%1“ kann nicht geschrieben werden; wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>none of the pages that were asked for is there; there are %1, from 1 on</source>
        <translation>keine der verlangten Seiten ist da; es gibt %1, von 1 an</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>has %1 convolutions with &quot;stride&quot;: true, must have exactly one</source>
        <translation>hat %1 Faltungen mit &quot;stride&quot;: true, muss genau eine haben</translation>
    </message>
    <message>
        <source>is %1, must be a list of 1 to 8 convolutions</source>
        <translation>ist %1, muss eine Liste von 1 bis 8 Faltungen sein</translation>
    </message>
    <message>
        <source>is %1, must be a whole number from 1 to 4096 or &quot;depthwise&quot;</source>
        <translation>ist %1, muss eine ganze Zahl von 1 bis 4096 oder &quot;depthwise&quot; sein</translation>
    </message>
    <message>
        <source>is %1, must be true or false</source>
        <translation>ist %1, muss true oder false sein</translation>
    </message>
    <message>
        <source>is %1, must be null or {&quot;type&quot;: &quot;se&quot;, &quot;reduction&quot;: 16}</source>
        <translation>ist %1, muss null oder {&quot;type&quot;: &quot;se&quot;, &quot;reduction&quot;: 16} sein</translation>
    </message>
    <message>
        <source>is %1, must be text</source>
        <translation>ist %1, muss Text sein</translation>
    </message>
    <message>
        <source>is one for the whole network; set %1</source>
        <translation>gilt für das ganze Netz; setzen Sie %1</translation>
    </message>
    <message>
        <source>is %1, must be an object {...}</source>
        <translation>ist %1, muss ein Objekt {...} sein</translation>
    </message>
    <message>
        <source>is no key of an architecture; the nearest one is &quot;%1&quot;</source>
        <translation>ist kein Schlüssel einer Architektur; der nächste ist &quot;%1&quot;</translation>
    </message>
    <message>
        <source>is no key of %2; the nearest one is &quot;%1&quot;</source>
        <translation>ist kein Schlüssel von %2; der nächste ist &quot;%1&quot;</translation>
    </message>
    <message>
        <source>is %1, must be at most %2 characters long</source>
        <translation>ist %1, darf höchstens %2 Zeichen lang sein</translation>
    </message>
    <message>
        <source>is %1, must be one of %2; the nearest is %3</source>
        <translation>ist %1, muss eines von %2 sein; am nächsten ist %3</translation>
    </message>
    <message>
        <source>has %1 more problem; mend these first</source>
        <translation>hat %1 weiteren Fehler; beheben Sie zuerst diese</translation>
    </message>
    <message>
        <source>has %1 more problems; mend these first</source>
        <translation>hat %1 weitere Fehler; beheben Sie zuerst diese</translation>
    </message>
    <message>
        <source>is %1, must be a list of two whole numbers from 1 to 4096; the nearest valid value is %2</source>
        <translation>ist %1, muss eine Liste aus zwei ganzen Zahlen von 1 bis 4096 sein; der nächste gültige Wert ist %2</translation>
    </message>
    <message>
        <source>is a list of %1, must be a list of 1 to 8 stages</source>
        <translation>ist eine Liste von %1, muss eine Liste von 1 bis 8 Stages sein</translation>
    </message>
    <message>
        <source>is %1, must be a list of 1 to 8 stages</source>
        <translation>ist %1, muss eine Liste von 1 bis 8 Stages sein</translation>
    </message>
    <message>
        <source>is missing; give a whole number from 1 to 512</source>
        <translation>fehlt; geben Sie eine ganze Zahl von 1 bis 512 an</translation>
    </message>
    <message>
        <source>is missing; give a whole number from 1 to 8192</source>
        <translation>fehlt; geben Sie eine ganze Zahl von 1 bis 8192 an</translation>
    </message>
    <message>
        <source>is %1, must be &quot;residua/architecture&quot;</source>
        <translation>ist %1, muss &quot;residua/architecture&quot; sein</translation>
    </message>
    <message>
        <source>is %1, must be 1: this program reads version 1; a newer file needs a newer Residua</source>
        <translation>ist %1, muss 1 sein: Dieses Programm liest Version 1; eine neuere Datei braucht ein neueres Residua</translation>
    </message>
    <message>
        <source>is %1, must be an odd number from %2 to %3; the nearest valid value is %4</source>
        <translation>ist %1, muss eine ungerade Zahl von %2 bis %3 sein; der nächste gültige Wert ist %4</translation>
    </message>
    <message>
        <source>is %1, must be a whole number from %2 to %3; the nearest valid value is %4</source>
        <translation>ist %1, muss eine ganze Zahl von %2 bis %3 sein; der nächste gültige Wert ist %4</translation>
    </message>
    <message>
        <source>is %1, must be a number from %2 to %3; the nearest valid value is %4</source>
        <translation>ist %1, muss eine Zahl von %2 bis %3 sein; der nächste gültige Wert ist %4</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>is %1 characters long, must be at most %2</source>
        <translation>ist %1 Zeichen lang, erlaubt sind höchstens %2</translation>
    </message>
    <message>
        <source>is a list of %1, must be a list of 1 to 8 convolutions</source>
        <translation>ist eine Liste von %1, muss eine Liste von 1 bis 8 Faltungen sein</translation>
    </message>
    <message>
        <source>holds a control character; a class name must be one line of text</source>
        <translation>enthält ein Steuerzeichen; ein Klassenname muss eine Zeile Text sein</translation>
    </message>
    <message>
        <source>is %1, must be even for a deep stem (stem.convs 3); the nearest valid value is %2</source>
        <translation>ist %1, muss für einen tiefen Stem (stem.convs 3) gerade sein; der nächste gültige Wert ist %2</translation>
    </message>
    <message>
        <source>gives an inner width of %1 x %2 / 64 = 0 channels; the nearest valid width is %3</source>
        <translation>ergibt eine innere Breite von %1 x %2 / 64 = 0 Kanälen; die nächste gültige Breite ist %3</translation>
    </message>
    <message>
        <source>is %1, must be 1 or 2 with the average_pool shortcut; the nearest valid value is 2</source>
        <translation>ist %1, muss mit dem Shortcut average_pool 1 oder 2 sein; der nächste gültige Wert ist 2</translation>
    </message>
    <message>
        <source>narrows the network from %1 to %2 channels, which the %3 shortcut cannot do; give at least %1 or another shortcut</source>
        <translation>verengt das Netz von %1 auf %2 Kanäle, was der Shortcut %3 nicht kann; geben Sie mindestens %1 oder einen anderen Shortcut an</translation>
    </message>
    <message>
        <source>have %1 blocks together, must have at most 1024</source>
        <translation>haben zusammen %1 Blöcke, dürfen höchstens 1024 haben</translation>
    </message>
    <message>
        <source>is &quot;%1&quot;, must be null with pre_activation; the nearest valid value is null</source>
        <translation>ist &quot;%1&quot;, muss mit pre_activation null sein; der nächste gültige Wert ist null</translation>
    </message>
    <message>
        <source>is %1, must be 1 or 2 with antialias &quot;%2&quot;; the nearest valid value is 2</source>
        <translation>ist %1, muss mit antialias &quot;%2&quot; 1 oder 2 sein; der nächste gültige Wert ist 2</translation>
    </message>
    <message>
        <source>is %1, which leaves the first convolution of stage %2 no channels; the nearest valid value is %3</source>
        <translation>ist %1, was der ersten Faltung von Stage %2 keine Kanäle lässt; der nächste gültige Wert ist %3</translation>
    </message>
    <message>
        <source>is %1, which leaves the first convolution of stage %2 %4 channels, which its groups do not divide; the nearest valid value is %3</source>
        <translation>ist %1, was der ersten Faltung von Stage %2 nur %4 Kanäle lässt, die ihre Gruppen nicht teilen; der nächste gültige Wert ist %3</translation>
    </message>
    <message>
        <source>in the stem</source>
        <translation>im Stem</translation>
    </message>
    <message>
        <source>in stage %1, block %2</source>
        <translation>in Stage %1, Block %2</translation>
    </message>
    <message>
        <source>gives a convolution of %1 channels, must be at most 65536</source>
        <translation>ergibt eine Faltung mit %1 Kanälen, erlaubt sind höchstens 65536</translation>
    </message>
    <message>
        <source>is depthwise, but the convolution has %1 channels in and %2 out %3; they must be equal</source>
        <translation>ist kanalweise, aber die Faltung hat %1 Kanäle in der Eingabe und %2 in der Ausgabe (%3); beide müssen gleich sein</translation>
    </message>
    <message>
        <source>is %1, must divide the %2 channels in and the %3 out %4; the nearest valid value is %5</source>
        <translation>ist %1, muss %4 die %2 Kanäle der Eingabe und die %3 der Ausgabe teilen; der nächste gültige Wert ist %5</translation>
    </message>
    <message>
        <source>is %1, must divide the %2 channels that %3 leads to; the nearest valid value for them is %4</source>
        <translation>ist %1, muss die %2 Kanäle teilen, die sich aus „%3“ ergeben; der nächste gültige Wert für sie ist %4</translation>
    </message>
    <message>
        <source>%1 row</source>
        <translation>%1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 column</source>
        <translation>%1 Spalte</translation>
    </message>
    <message>
        <source>%1 columns</source>
        <translation>%1 Spalten</translation>
    </message>
    <message>
        <source>has %1 parameters, must have at most 2000000000; make stages narrower or shallower</source>
        <translation>hat %1 Parameter, darf höchstens 2000000000 haben; machen Sie Stages schmaler oder flacher</translation>
    </message>
    <message>
        <source>is %1, which gives the branch %2 and the shortcut %3 %4, which must be equal</source>
        <translation>ist %1; das gibt %4 dem Zweig %2 und dem Shortcut %3, was gleich sein muss</translation>
    </message>
    <message>
        <source>is %1, which leaves %2 for %3 %4, too few for its window</source>
        <translation>ist %1; das lässt %2 für %3 %4, zu wenig für dessen Fenster</translation>
    </message>
    <message>
        <source>%1; the nearest valid value is %2</source>
        <translation>%1; der nächste gültige Wert ist %2</translation>
    </message>
    <message>
        <source>%1; no other value is valid either</source>
        <translation>%1; auch kein anderer Wert ist gültig</translation>
    </message>
    <message>
        <source>is %1, which is beyond any number that can be read; expected one below 1.8e308</source>
        <translation>ist %1, größer als jede Zahl, die gelesen werden kann; erwartet wird eine unter 1.8e308</translation>
    </message>
    <message>
        <source>is given more than once; keep one</source>
        <translation>ist mehr als einmal angegeben; behalten Sie eines davon</translation>
    </message>
    <message>
        <source>is not JSON: byte %1: %2</source>
        <translation>ist kein JSON: Byte %1: %2</translation>
    </message>
    <message>
        <source>holds more than %1 values</source>
        <translation>enthält mehr als %1 Werte</translation>
    </message>
    <message>
        <source>is nested deeper than %1 levels</source>
        <translation>ist tiefer als %1 Ebenen verschachtelt</translation>
    </message>
    <message>
        <source>is %1 bytes long; at most 16777216 are read</source>
        <translation>ist %1 Bytes lang; gelesen werden höchstens 16777216</translation>
    </message>
    <message>
        <source>is not JSON: byte %1 is NUL</source>
        <translation>ist kein JSON: Byte %1 ist NUL</translation>
    </message>
    <message>
        <source>is not JSON</source>
        <translation>ist kein JSON</translation>
    </message>
    <message>
        <source>is no key; write it like stages.2.depth</source>
        <translation>ist kein Schlüssel; schreiben Sie ihn wie stages.2.depth</translation>
    </message>
    <message>
        <source>%1 is no place in the list: 0 to %2 are</source>
        <translation>%1 ist keine Stelle der Liste: 0 bis %2 sind es</translation>
    </message>
    <message>
        <source>there is no %1 inside %2</source>
        <translation>es gibt kein %1 in %2</translation>
    </message>
    <message>
        <source>is %1, which is no UTF-8; expected text in UTF-8</source>
        <translation>ist %1, was kein UTF-8 ist; erwartet wird Text in UTF-8</translation>
    </message>
    <message>
        <source>holds %1, but pixels are 0 to 1 where it is applied; if it is meant for pixels of 0 to 255, &quot;range&quot; must be 255</source>
        <translation>enthält %1, aber Pixel sind 0 bis 1, wo es angewandt wird; ist es für Pixel von 0 bis 255 gemeint, muss &quot;range&quot; 255 sein</translation>
    </message>
    <message>
        <source>is %1, must be a list of at most 64 finite numbers, none of them 0, one for each channel</source>
        <translation>ist %1, muss eine Liste von höchstens 64 endlichen Zahlen sein, keine davon 0, eine für jeden Kanal</translation>
    </message>
    <message>
        <source>is %1, must be a list of at most 64 finite numbers, one for each channel</source>
        <translation>ist %1, muss eine Liste von höchstens 64 endlichen Zahlen sein, eine für jeden Kanal</translation>
    </message>
    <message>
        <source>is %1, must be an object: {&quot;resize&quot;: 256, &quot;crop&quot;: 224, ...}, or null</source>
        <translation>ist %1, muss ein Objekt {&quot;resize&quot;: 256, &quot;crop&quot;: 224, ...} oder null sein</translation>
    </message>
    <message>
        <source>is %1, must be 1 or 255</source>
        <translation>ist %1, muss 1 oder 255 sein</translation>
    </message>
    <message>
        <source>is %1, must be an object: {&quot;format&quot;: &quot;residua/workspace&quot;, ...}</source>
        <translation>ist %1, muss ein Objekt sein: {&quot;format&quot;: &quot;residua/workspace&quot;, ...}</translation>
    </message>
    <message>
        <source>is %1, must be an object</source>
        <translation>ist %1, muss ein Objekt sein</translation>
    </message>
    <message>
        <source>is no key of a workspace; did you mean &quot;%1&quot;?</source>
        <translation>ist kein Schlüssel eines Arbeitsbereichs; meinten Sie &quot;%1&quot;?</translation>
    </message>
    <message>
        <source>is %1, must be &quot;residua/workspace&quot;</source>
        <translation>ist %1, muss &quot;residua/workspace&quot; sein</translation>
    </message>
    <message>
        <source>is %1, must be 1; the file was made by a newer version of the program: update this one</source>
        <translation>ist %1, muss 1 sein; die Datei stammt von einer neueren Version des Programms: aktualisieren Sie dieses</translation>
    </message>
    <message>
        <source>is %1, must be 1</source>
        <translation>ist %1, muss 1 sein</translation>
    </message>
    <message>
        <source>is %1, must be a file&apos;s name or null</source>
        <translation>ist %1, muss der Name einer Datei oder null sein</translation>
    </message>
    <message>
        <source>is %1, must be a list of 1 to 1000 {&quot;name&quot;, &quot;note&quot;, &quot;architecture&quot;}</source>
        <translation>ist %1, muss eine Liste von 1 bis 1000 {&quot;name&quot;, &quot;note&quot;, &quot;architecture&quot;} sein</translation>
    </message>
    <message>
        <source>is missing, must be a list of 1 to 1000 {&quot;name&quot;, &quot;note&quot;, &quot;architecture&quot;}</source>
        <translation>fehlt, muss eine Liste von 1 bis 1000 {&quot;name&quot;, &quot;note&quot;, &quot;architecture&quot;} sein</translation>
    </message>
    <message>
        <source>has not been read to its end: that was stopped</source>
        <translation>wurde nicht zu Ende gelesen: das wurde angehalten</translation>
    </message>
    <message>
        <source>is %1 as another variant&apos;s, must be the only one of that name</source>
        <translation>ist %1 wie der einer anderen Variante, muss der einzige dieses Namens sein</translation>
    </message>
    <message>
        <source>is %1, must be {&quot;name&quot;, &quot;note&quot;, &quot;architecture&quot;}</source>
        <translation>ist %1, muss {&quot;name&quot;, &quot;note&quot;, &quot;architecture&quot;} sein</translation>
    </message>
    <message>
        <source>is empty or missing, must be text</source>
        <translation>ist leer oder fehlt, muss Text sein</translation>
    </message>
    <message>
        <source>is %1, must be 0 to %2 or null; the nearest valid value is %3</source>
        <translation>ist %1, muss 0 bis %2 oder null sein; der nächste gültige Wert ist %3</translation>
    </message>
    <message>
        <source>is %1, must be 0 to %2; the nearest valid value is %3</source>
        <translation>ist %1, muss 0 bis %2 sein; der nächste gültige Wert ist %3</translation>
    </message>
    <message>
        <source>is %1, must be a list of texts</source>
        <translation>ist %1, muss eine Liste von Texten sein</translation>
    </message>
    <message>
        <source>is a list of %1, must be a list of at most 1000 texts</source>
        <translation>ist eine Liste von %1, muss eine Liste von höchstens 1000 Texten sein</translation>
    </message>
    <message>
        <source>is %1, must be text of at most 200 characters</source>
        <translation>ist %1, muss Text von höchstens 200 Zeichen sein</translation>
    </message>
</context>
<context>
    <name>StageStrip</name>
    <message>
        <source>edited</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>%1 · new</source>
        <translation>%1 · neu</translation>
    </message>
    <message>
        <source>%1 · %2 new</source>
        <translation>%1 · %2 neu</translation>
    </message>
    <message>
        <source>%1 · partly new</source>
        <translation>%1 · teils neu</translation>
    </message>
    <message>
        <source>%1 · %2 of %3 blocks new</source>
        <translation>%1 · %2 von %3 Blöcken neu</translation>
    </message>
    <message>
        <source>%1 · in part</source>
        <translation>%1 · teilweise</translation>
    </message>
</context>
<context>
    <name>StatusText</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 gegen %2</translation>
    </message>
    <message>
        <source>%1: %2, difference %3</source>
        <translation>%1: %2, Unterschied %3</translation>
    </message>
    <message>
        <source>the last edit: %1</source>
        <translation>letzte Änderung: %1</translation>
    </message>
    <message>
        <source>random weights: %1</source>
        <translation>zufällige Gewichte: %1</translation>
    </message>
    <message>
        <source>before the last edit: %1</source>
        <translation>vor der letzten Änderung: %1</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 Parameter</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>activations %1</source>
        <translation>Aktivierungen %1</translation>
    </message>
    <message>
        <source>bytes of all activations, one image, float32</source>
        <translation>Bytes aller Aktivierungen, ein Bild, float32</translation>
    </message>
    <message>
        <source>inference peak %1</source>
        <translation>Spitze bei der Inferenz %1</translation>
    </message>
    <message>
        <source>most bytes of activations at once, each freed after its last reader</source>
        <translation>die meisten Bytes an Aktivierungen zugleich, wenn jede nach ihrem letzten Leser frei wird</translation>
    </message>
    <message>
        <source>opening libtorch…</source>
        <translation>libtorch wird geöffnet…</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>wird geprüft…</translation>
    </message>
    <message>
        <source>libtorch objects: %1</source>
        <translation>libtorch lehnt ab: %1</translation>
    </message>
    <message>
        <source>libtorch is missing: numbers are arithmetic only</source>
        <translation>libtorch fehlt: die Zahlen sind nur gerechnet</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>hält an…</translation>
    </message>
    <message>
        <source>stopping: waits for %1; the window can be closed</source>
        <translation>hält an: wartet auf %1; das Fenster kann geschlossen werden</translation>
    </message>
    <message>
        <source>run stopped</source>
        <translation>Lauf angehalten</translation>
    </message>
    <message>
        <source>run failed: %1</source>
        <translation>Lauf gescheitert: %1</translation>
    </message>
    <message>
        <source>reached in %1</source>
        <translation>erreicht in %1</translation>
    </message>
    <message>
        <source>live · confirmed by libtorch in %1</source>
        <translation>live · von libtorch bestätigt in %1</translation>
    </message>
</context>
<context>
    <name>StripChange</name>
    <message>
        <source>%1 unchanged</source>
        <translation>%1 unverändert</translation>
    </message>
</context>
<context>
    <name>StripCommand</name>
    <message>
        <source>A network has at most %1 stages.</source>
        <translation>Ein Netz hat höchstens %1 Stages.</translation>
    </message>
    <message>
        <source>It is the first stage.</source>
        <translation>Es ist die erste Stage.</translation>
    </message>
    <message>
        <source>It is the last stage.</source>
        <translation>Es ist die letzte Stage.</translation>
    </message>
    <message>
        <source>A network needs at least one stage.</source>
        <translation>Ein Netz braucht mindestens eine Stage.</translation>
    </message>
    <message>
        <source>Set stage %1 stride to %2</source>
        <translation>Stride von Stage %1 auf %2 setzen</translation>
    </message>
    <message>
        <source>Insert stage %1</source>
        <translation>Stage %1 einfügen</translation>
    </message>
    <message>
        <source>Duplicate stage %1</source>
        <translation>Stage %1 duplizieren</translation>
    </message>
    <message>
        <source>Move stage %1 left</source>
        <translation>Stage %1 nach links schieben</translation>
    </message>
    <message>
        <source>Move stage %1 right</source>
        <translation>Stage %1 nach rechts schieben</translation>
    </message>
    <message>
        <source>Delete stage %1</source>
        <translation>Stage %1 löschen</translation>
    </message>
</context>
<context>
    <name>StripDifference</name>
    <message>
        <source>%1 %2 against %3</source>
        <translation>%1 %2 gegen %3</translation>
    </message>
</context>
<context>
    <name>StripWords</name>
    <message>
        <source>stem</source>
        <translation>Stem</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>1 class</source>
        <translation>1 Klasse</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 Klassen</translation>
    </message>
    <message>
        <source>global average</source>
        <translation>globales Mittel</translation>
    </message>
    <message>
        <source>average</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>Norm</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message>
        <source>%1: %2, output %3</source>
        <translation>%1: %2, Ausgabe %3</translation>
    </message>
    <message>
        <source>%1: depth %2, width %3, stride %4, output %5</source>
        <translation>%1: Tiefe %2, Breite %3, Stride %4, Ausgabe %5</translation>
    </message>
</context>
<context>
    <name>WeightMarks</name>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>%1 of %2 new</source>
        <translation>%1 von %2 neu</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>reshaped</source>
        <translation>umgeformt</translation>
    </message>
    <message>
        <source>trained, %1 reshaped</source>
        <translation>trainiert, %1 umgeformt</translation>
    </message>
    <message>
        <source>in part</source>
        <translation>zum Teil</translation>
    </message>
    <message>
        <source>%1 of %2 new, %3 in part</source>
        <translation>%1 von %2 neu, %3 zum Teil</translation>
    </message>
    <message>
        <source>%1 of %2 in part</source>
        <translation>%1 von %2 zum Teil</translation>
    </message>
    <message>
        <source>from the file, %1 reshaped</source>
        <translation>aus der Datei, %1 umgeformt</translation>
    </message>
    <message>
        <source>from the file</source>
        <translation>aus der Datei</translation>
    </message>
</context>
<context>
    <name>residua::ui::Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Neu…</translation>
    </message>
    <message>
        <source>Choose what a new network begins with</source>
        <translation>Wählen, womit ein neues Netz beginnt</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open an architecture, a workspace, an image or weights</source>
        <translation>Eine Architektur, einen Arbeitsbereich, ein Bild oder Gewichte öffnen</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation>Das Dokument speichern</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save under another name: an architecture (.residua.json) or a workspace (.residua)</source>
        <translation>Unter einem anderen Namen speichern: eine Architektur (.residua.json) oder einen Arbeitsbereich (.residua)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;Layer Table…</source>
        <translation>&amp;Schichtentabelle…</translation>
    </message>
    <message>
        <source>The layer table as text, CSV, JSON, Markdown, LaTeX or HTML</source>
        <translation>Die Schichtentabelle als Text, CSV, JSON, Markdown, LaTeX oder HTML</translation>
    </message>
    <message>
        <source>Layer Table as &amp;Shown…</source>
        <translation>Schichtentabelle wie &amp;angezeigt…</translation>
    </message>
    <message>
        <source>The rows and columns that are seen: CSV, TSV, Markdown, LaTeX or JSON</source>
        <translation>Die Zeilen und Spalten, die zu sehen sind: CSV, TSV, Markdown, LaTeX oder JSON</translation>
    </message>
    <message>
        <source>&amp;Picture…</source>
        <translation>&amp;Grafik…</translation>
    </message>
    <message>
        <source>The picture as shown: SVG, PDF, PNG or DOT</source>
        <translation>Die Grafik, wie sie zu sehen ist: SVG, PDF, PNG oder DOT</translation>
    </message>
    <message>
        <source>PyTorch &amp;Code…</source>
        <translation>&amp;PyTorch-Code…</translation>
    </message>
    <message>
        <source>One readable Python file with the same network</source>
        <translation>Eine lesbare Python-Datei mit demselben Netz</translation>
    </message>
    <message>
        <source>Cost &amp;Map…</source>
        <translation>&amp;Kostenkarte…</translation>
    </message>
    <message>
        <source>The cost map as seen: SVG, PDF or PNG; its points as CSV</source>
        <translation>Die Kostenkarte, wie sie zu sehen ist: SVG, PDF oder PNG; ihre Punkte als CSV</translation>
    </message>
    <message>
        <source>&amp;Weights…</source>
        <translation>Ge&amp;wichte…</translation>
    </message>
    <message>
        <source>The parameters of the live model as .safetensors</source>
        <translation>Die Parameter des lebenden Modells als .safetensors</translation>
    </message>
    <message>
        <source>Feature &amp;Maps</source>
        <translation>&amp;Merkmalskarten</translation>
    </message>
    <message>
        <source>&amp;All Maps…</source>
        <translation>&amp;Alle Karten…</translation>
    </message>
    <message>
        <source>All maps of the selected layer as one picture with captions</source>
        <translation>Alle Karten der gewählten Schicht als ein Bild mit Beschriftung</translation>
    </message>
    <message>
        <source>&amp;Current Map…</source>
        <translation>Aktuelle &amp;Karte…</translation>
    </message>
    <message>
        <source>One map as PNG, one pixel a value</source>
        <translation>Eine Karte als PNG, ein Pixel je Wert</translation>
    </message>
    <message>
        <source>Current Map &amp;Enlarged…</source>
        <translation>Aktuelle Karte &amp;vergrößert…</translation>
    </message>
    <message>
        <source>One map as PNG, about 512 pixels wide</source>
        <translation>Eine Karte als PNG, etwa 512 Pixel breit</translation>
    </message>
    <message>
        <source>Layer as &amp;NumPy Array…</source>
        <translation>Schicht als &amp;NumPy-Array…</translation>
    </message>
    <message>
        <source>The activations of the selected layer as .npy</source>
        <translation>Die Aktivierungen der gewählten Schicht als .npy</translation>
    </message>
    <message>
        <source>Reopen &amp;Last Session</source>
        <translation>&amp;Letzte Sitzung wieder öffnen</translation>
    </message>
    <message>
        <source>Show at the next start what was open when the program was left</source>
        <translation>Beim nächsten Start zeigen, was beim Verlassen des Programms offen war</translation>
    </message>
    <message>
        <source>&amp;Close Window</source>
        <translation>Fenster s&amp;chließen</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Dieses Fenster schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close all windows</source>
        <translation>Alle Fenster schließen</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo the last edit of the architecture</source>
        <translation>Die letzte Änderung der Architektur zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Redo the edit that was undone</source>
        <translation>Die zurückgenommene Änderung wieder vornehmen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy what is selected: table rows as tab-separated values</source>
        <translation>Das Ausgewählte kopieren: Tabellenzeilen als Werte mit Tabulatoren</translation>
    </message>
    <message>
        <source>Copy &amp;Table as</source>
        <translation>&amp;Tabelle kopieren als</translation>
    </message>
    <message>
        <source>&amp;Markdown</source>
        <translation>&amp;Markdown</translation>
    </message>
    <message>
        <source>The table as it is seen, as Markdown</source>
        <translation>Die Tabelle, wie sie zu sehen ist, als Markdown</translation>
    </message>
    <message>
        <source>&amp;CSV</source>
        <translation>&amp;CSV</translation>
    </message>
    <message>
        <source>The table as it is seen, as comma-separated values</source>
        <translation>Die Tabelle, wie sie zu sehen ist, als Werte mit Kommas</translation>
    </message>
    <message>
        <source>&amp;LaTeX</source>
        <translation>&amp;LaTeX</translation>
    </message>
    <message>
        <source>The table as it is seen, as a LaTeX tabular</source>
        <translation>Die Tabelle, wie sie zu sehen ist, als LaTeX-tabular</translation>
    </message>
    <message>
        <source>&amp;JSON</source>
        <translation>&amp;JSON</translation>
    </message>
    <message>
        <source>The table as it is seen, as JSON</source>
        <translation>Die Tabelle, wie sie zu sehen ist, als JSON</translation>
    </message>
    <message>
        <source>Copy Feature &amp;Map</source>
        <translation>&amp;Merkmalskarte kopieren</translation>
    </message>
    <message>
        <source>The current map as a picture</source>
        <translation>Die aktuelle Karte als Bild</translation>
    </message>
    <message>
        <source>&amp;Find in Picture…</source>
        <translation>In der &amp;Grafik suchen…</translation>
    </message>
    <message>
        <source>Find operations by words and numbers: conv 3x3, stride 2, &gt;1M params</source>
        <translation>Operationen nach Wörtern und Zahlen suchen: conv 3x3, stride 2, &gt;1M params</translation>
    </message>
    <message>
        <source>Find &amp;Next</source>
        <translation>&amp;Nächster Treffer</translation>
    </message>
    <message>
        <source>The next operation that matches</source>
        <translation>Die nächste Operation, die passt</translation>
    </message>
    <message>
        <source>Find &amp;Previous</source>
        <translation>&amp;Voriger Treffer</translation>
    </message>
    <message>
        <source>The operation before that matches</source>
        <translation>Die Operation davor, die passt</translation>
    </message>
    <message>
        <source>F&amp;ilter Table</source>
        <translation>Tabelle &amp;filtern</translation>
    </message>
    <message>
        <source>Show the layers that match words and numbers: conv 3x3, &gt;1M params</source>
        <translation>Die Schichten zeigen, die zu Wörtern und Zahlen passen: conv 3x3, &gt;1M params</translation>
    </message>
    <message>
        <source>Find Comman&amp;d…</source>
        <translation>&amp;Befehl suchen…</translation>
    </message>
    <message>
        <source>Do a command by part of its name</source>
        <translation>Einen Befehl über einen Teil seines Namens ausführen</translation>
    </message>
    <message>
        <source>&amp;Go To…</source>
        <translation>G&amp;ehe zu…</translation>
    </message>
    <message>
        <source>A layer, variant, preset, recent file or command by part of its name</source>
        <translation>Eine Schicht, Variante, Vorlage, zuletzt geöffnete Datei oder ein Befehl über einen Teil des Namens</translation>
    </message>
    <message>
        <source>Preference&amp;s…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>Colors, how costs are counted, what the program begins with, keys</source>
        <translation>Farben, Zählweise, womit das Programm beginnt, Tasten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Stages</source>
        <translation>&amp;Stages</translation>
    </message>
    <message>
        <source>One box a stage</source>
        <translation>Ein Kasten je Stage</translation>
    </message>
    <message>
        <source>&amp;Blocks</source>
        <translation>&amp;Blöcke</translation>
    </message>
    <message>
        <source>Equal blocks in one box</source>
        <translation>Gleiche Blöcke in einem Kasten</translation>
    </message>
    <message>
        <source>&amp;Operations</source>
        <translation>&amp;Operationen</translation>
    </message>
    <message>
        <source>Every operation</source>
        <translation>Jede Operation</translation>
    </message>
    <message>
        <source>Fo&amp;ld All</source>
        <translation>Alles &amp;zuklappen</translation>
    </message>
    <message>
        <source>One box a stage, nothing unfolded</source>
        <translation>Ein Kasten je Stage, nichts aufgeklappt</translation>
    </message>
    <message>
        <source>Unfold or Fold Sele&amp;ction</source>
        <translation>Auswahl auf- oder zuklappe&amp;n</translation>
    </message>
    <message>
        <source>Open what is selected one step further, or close it</source>
        <translation>Das Ausgewählte einen Schritt weiter aufklappen oder zuklappen</translation>
    </message>
    <message>
        <source>Color b&amp;y</source>
        <translation>&amp;Einfärben nach</translation>
    </message>
    <message>
        <source>&amp;How to Count</source>
        <translation>Zäh&amp;lweise</translation>
    </message>
    <message>
        <source>&amp;Multiply-Accumulates (MACs)</source>
        <translation>&amp;Multiplikationen mit Addition (MACs)</translation>
    </message>
    <message>
        <source>A multiplication and its addition count as one</source>
        <translation>Eine Multiplikation und ihre Addition zählen als eine Operation</translation>
    </message>
    <message>
        <source>Floating-Point &amp;Operations (FLOPs)</source>
        <translation>&amp;Gleitkommaoperationen (FLOPs)</translation>
    </message>
    <message>
        <source>A multiplication and its addition count as two</source>
        <translation>Eine Multiplikation und ihre Addition zählen als zwei Operationen</translation>
    </message>
    <message>
        <source>&amp;Convolution and Linear</source>
        <translation>&amp;Faltungen und lineare Schichten</translation>
    </message>
    <message>
        <source>As papers and torchvision count</source>
        <translation>Wie Veröffentlichungen und torchvision zählen</translation>
    </message>
    <message>
        <source>&amp;All Operations</source>
        <translation>&amp;Alle Operationen</translation>
    </message>
    <message>
        <source>With bias, norm, activation, pooling and addition</source>
        <translation>Mit Bias, Norm, Aktivierung, Pooling und Addition</translation>
    </message>
    <message>
        <source>As &amp;torchinfo</source>
        <translation>Wie &amp;torchinfo</translation>
    </message>
    <message>
        <source>torchinfo&apos;s mult-adds</source>
        <translation>torchinfos Mult-Adds</translation>
    </message>
    <message>
        <source>&amp;Why the Figures Differ…</source>
        <translation>&amp;Warum die Zahlen sich unterscheiden…</translation>
    </message>
    <message>
        <source>Every way to count this network, term by term</source>
        <translation>Jede Zählweise für dieses Netz, Term für Term</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Enlarge the picture</source>
        <translation>Die Grafik vergrößern</translation>
    </message>
    <message>
        <source>Zoom O&amp;ut</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Shrink the picture</source>
        <translation>Die Grafik verkleinern</translation>
    </message>
    <message>
        <source>&amp;Actual Size</source>
        <translation>O&amp;riginalgröße</translation>
    </message>
    <message>
        <source>The picture at 100 %</source>
        <translation>Die Grafik mit 100 %</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>E&amp;inpassen</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>Die ganze Grafik zeigen</translation>
    </message>
    <message>
        <source>Fit S&amp;election</source>
        <translation>A&amp;uswahl einpassen</translation>
    </message>
    <message>
        <source>Show what is selected</source>
        <translation>Das Ausgewählte zeigen</translation>
    </message>
    <message>
        <source>Sta&amp;ge Strip</source>
        <translation>St&amp;age-Leiste</translation>
    </message>
    <message>
        <source>Show or hide the network as a strip of stages</source>
        <translation>Das Netz als Leiste von Stages ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Architecture For&amp;m</source>
        <translation>Architektur&amp;formular</translation>
    </message>
    <message>
        <source>Show or hide the form</source>
        <translation>Das Formular ein- oder ausblenden</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>Show or hide the details and feature maps</source>
        <translation>Details und Merkmalskarten ein- oder ausblenden</translation>
    </message>
    <message>
        <source>&amp;Tables</source>
        <translation>&amp;Tabellen</translation>
    </message>
    <message>
        <source>Show or hide the layer table and the module tree</source>
        <translation>Schichtentabelle und Modulbaum ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Maps Alone in the &amp;Window</source>
        <translation>&amp;Merkmalskarten allein im Fenster</translation>
    </message>
    <message>
        <source>The feature maps as large as the window, and back</source>
        <translation>Die Merkmalskarten so groß wie das Fenster, und zurück</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>Anordnung &amp;wiederherstellen</translation>
    </message>
    <message>
        <source>Panels, columns and sizes as in the beginning</source>
        <translation>Bereiche, Spalten und Größen wie am Anfang</translation>
    </message>
    <message>
        <source>Full Scree&amp;n</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>The window on the whole screen</source>
        <translation>Das Fenster auf dem ganzen Bildschirm</translation>
    </message>
    <message>
        <source>A&amp;ppearance</source>
        <translation>Ersc&amp;heinungsbild</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>Colors as the desktop has them</source>
        <translation>Farben wie auf dem Desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Light colors</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Dark colors</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <source>&amp;Motion</source>
        <translation>&amp;Bewegung</translation>
    </message>
    <message>
        <source>Show by a short motion where things went</source>
        <translation>Durch eine kurze Bewegung zeigen, wohin etwas gegangen ist</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>&amp;Netz</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Vorlage</translation>
    </message>
    <message>
        <source>&amp;Variant</source>
        <translation>V&amp;ariante</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Nächste</translation>
    </message>
    <message>
        <source>Show the next variant of the document</source>
        <translation>Die nächste Variante des Dokuments zeigen</translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation>&amp;Vorige</translation>
    </message>
    <message>
        <source>Show the variant before this one</source>
        <translation>Die Variante vor dieser zeigen</translation>
    </message>
    <message>
        <source>&amp;Add Preset</source>
        <translation>Vor&amp;lage hinzufügen</translation>
    </message>
    <message>
        <source>Add &amp;File…</source>
        <translation>&amp;Datei hinzufügen…</translation>
    </message>
    <message>
        <source>Add the network of a file, or all variants of a workspace, to this document</source>
        <translation>Das Netz einer Datei oder alle Varianten eines Arbeitsbereichs zu diesem Dokument hinzufügen</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>D&amp;uplizieren</translation>
    </message>
    <message>
        <source>Add a copy of this variant to the document, to change it</source>
        <translation>Dem Dokument eine Kopie dieser Variante hinzufügen, um sie zu ändern</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>Um&amp;benennen</translation>
    </message>
    <message>
        <source>Another name for this variant, typed in its tab</source>
        <translation>Ein anderer Name für diese Variante, im Reiter getippt</translation>
    </message>
    <message>
        <source>N&amp;ote…</source>
        <translation>N&amp;otiz…</translation>
    </message>
    <message>
        <source>A few words on this variant, kept in the document</source>
        <translation>Ein paar Worte zu dieser Variante, im Dokument aufgehoben</translation>
    </message>
    <message>
        <source>Move &amp;Left</source>
        <translation>Nach l&amp;inks</translation>
    </message>
    <message>
        <source>One place to the front of the variants</source>
        <translation>Einen Platz weiter nach vorn</translation>
    </message>
    <message>
        <source>Move &amp;Right</source>
        <translation>Nach &amp;rechts</translation>
    </message>
    <message>
        <source>One place to the end of the variants</source>
        <translation>Einen Platz weiter nach hinten</translation>
    </message>
    <message>
        <source>&amp;Baseline</source>
        <translation>Re&amp;ferenz</translation>
    </message>
    <message>
        <source>The others are compared with this variant</source>
        <translation>Mit dieser Variante werden die anderen verglichen</translation>
    </message>
    <message>
        <source>Compar&amp;e</source>
        <translation>Ver&amp;gleichen</translation>
    </message>
    <message>
        <source>This variant beside the baseline or another one: pictures, and one table of both</source>
        <translation>Diese Variante neben der Referenz oder einer anderen: zwei Grafiken und eine gemeinsame Tabelle</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Take this variant out of the document; Undo brings it back</source>
        <translation>Diese Variante aus dem Dokument nehmen; Rückgängig bringt sie zurück</translation>
    </message>
    <message>
        <source>&amp;Add Stage</source>
        <translation>&amp;Stage hinzufügen</translation>
    </message>
    <message>
        <source>Add a stage after the last one</source>
        <translation>Eine Stage nach der letzten hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Duplicate Stage</source>
        <translation>Stage &amp;duplizieren</translation>
    </message>
    <message>
        <source>Repeat the selected stage</source>
        <translation>Die gewählte Stage wiederholen</translation>
    </message>
    <message>
        <source>De&amp;lete Stage</source>
        <translation>Stage &amp;löschen</translation>
    </message>
    <message>
        <source>Remove the selected stage</source>
        <translation>Die gewählte Stage entfernen</translation>
    </message>
    <message>
        <source>Fit to &amp;Budget…</source>
        <translation>An &amp;Budget anpassen…</translation>
    </message>
    <message>
        <source>The largest network within a number of parameters, multiply-accumulates or bytes</source>
        <translation>Das größte Netz innerhalb einer Zahl von Parametern, MACs oder Bytes</translation>
    </message>
    <message>
        <source>&amp;Cost Map</source>
        <translation>&amp;Kostenkarte</translation>
    </message>
    <message>
        <source>Variants, history, standard networks and sweeps as points: what each costs</source>
        <translation>Varianten, Verlauf, Standardnetze und Sweeps als Punkte: was jedes kostet</translation>
    </message>
    <message>
        <source>Open &amp;Sweep…</source>
        <translation>S&amp;weep öffnen…</translation>
    </message>
    <message>
        <source>The lines that residua-cli sweep prints, as points of the cost map</source>
        <translation>Die Zeilen, die residua-cli sweep ausgibt, als Punkte der Kostenkarte</translation>
    </message>
    <message>
        <source>Advic&amp;e</source>
        <translation>&amp;Hinweise</translation>
    </message>
    <message>
        <source>Where this network is weaker than every standard one, why, and what helps</source>
        <translation>Wo dieses Netz schwächer ist als jedes Standardnetz, warum, und was hilft</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>A&amp;usführen</translation>
    </message>
    <message>
        <source>One forward pass of the live model on the image</source>
        <translation>Ein Vorwärtsdurchlauf des lebenden Modells mit dem Bild</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>Stop the pass after the running operation</source>
        <translation>Den Durchlauf nach der laufenden Operation anhalten</translation>
    </message>
    <message>
        <source>Run After &amp;Every Edit</source>
        <translation>Nach &amp;jeder Änderung ausführen</translation>
    </message>
    <message>
        <source>Run again whenever the network changes</source>
        <translation>Immer wieder ausführen, wenn das Netz sich ändert</translation>
    </message>
    <message>
        <source>&amp;Open Image…</source>
        <translation>&amp;Bild öffnen…</translation>
    </message>
    <message>
        <source>Run on an image file</source>
        <translation>Mit einer Bilddatei ausführen</translation>
    </message>
    <message>
        <source>&amp;Paste Image</source>
        <translation>Bild &amp;einfügen</translation>
    </message>
    <message>
        <source>Run on the image in the clipboard</source>
        <translation>Mit dem Bild der Zwischenablage ausführen</translation>
    </message>
    <message>
        <source>Sample &amp;Images</source>
        <translation>Beis&amp;pielbilder</translation>
    </message>
    <message>
        <source>Second I&amp;mage…</source>
        <translation>&amp;Zweites Bild…</translation>
    </message>
    <message>
        <source>Show the feature maps of another image beside those of the first</source>
        <translation>Die Merkmalskarten eines anderen Bildes neben denen des ersten zeigen</translation>
    </message>
    <message>
        <source>Remo&amp;ve Second Image</source>
        <translation>Zweites Bild ent&amp;fernen</translation>
    </message>
    <message>
        <source>Only the feature maps of the first image</source>
        <translation>Nur die Merkmalskarten des ersten Bildes</translation>
    </message>
    <message>
        <source>&amp;No Image (Noise)</source>
        <translation>&amp;Kein Bild (Rauschen)</translation>
    </message>
    <message>
        <source>Run on standard normal noise</source>
        <translation>Mit standardnormalem Rauschen ausführen</translation>
    </message>
    <message>
        <source>Image Prepara&amp;tion…</source>
        <translation>Bild&amp;vorbereitung…</translation>
    </message>
    <message>
        <source>How images are resized, cropped and normalized for the network</source>
        <translation>Wie Bilder für das Netz skaliert, zugeschnitten und normalisiert werden</translation>
    </message>
    <message>
        <source>&amp;Weights</source>
        <translation>&amp;Gewichte</translation>
    </message>
    <message>
        <source>&amp;Class Names</source>
        <translation>Klasse&amp;nnamen</translation>
    </message>
    <message>
        <source>From &amp;File…</source>
        <translation>Aus &amp;Datei…</translation>
    </message>
    <message>
        <source>Parameters from a weight file: .safetensors, .pth, .ckpt and others</source>
        <translation>Parameter aus einer Gewichtsdatei: .safetensors, .pth, .ckpt und andere</translation>
    </message>
    <message>
        <source>&amp;Random…</source>
        <translation>&amp;Zufällig…</translation>
    </message>
    <message>
        <source>Draw the parameters from a seed</source>
        <translation>Die Parameter aus einem Seed ziehen</translation>
    </message>
    <message>
        <source>&amp;Get torchvision&apos;s…</source>
        <translation>Von &amp;torchvision holen…</translation>
    </message>
    <message>
        <source>Fetch what torchvision publishes for this network, after a question</source>
        <translation>Nach einer Rückfrage holen, was torchvision für dieses Netz veröffentlicht</translation>
    </message>
    <message>
        <source>&amp;Which Layers Have Them…</source>
        <translation>&amp;Welche Schichten sie haben…</translation>
    </message>
    <message>
        <source>Which layers have the weights of the file, and which are new</source>
        <translation>Welche Schichten die Gewichte der Datei haben und welche neu sind</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>Ge&amp;rät</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>The page on what has the keyboard, in a manual that can be searched</source>
        <translation>Die Seite zu dem, was die Tastatur hat, in einem durchsuchbaren Handbuch</translation>
    </message>
    <message>
        <source>&amp;What&apos;s This?</source>
        <translation>&amp;Was ist das?</translation>
    </message>
    <message>
        <source>Then click on what you want to know about</source>
        <translation>Danach auf das klicken, worüber Sie etwas wissen wollen</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Every command and its keys, to look up and to change</source>
        <translation>Jeder Befehl und seine Tasten, zum Nachsehen und Ändern</translation>
    </message>
    <message>
        <source>Copy &amp;Diagnostics</source>
        <translation>&amp;Diagnose kopieren</translation>
    </message>
    <message>
        <source>Versions and devices, for a report, to the clipboard</source>
        <translation>Versionen und Geräte für einen Fehlerbericht, in die Zwischenablage</translation>
    </message>
    <message>
        <source>&amp;About Residua</source>
        <translation>Ü&amp;ber Residua</translation>
    </message>
    <message>
        <source>Version and license</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>The picture as shown, on paper or as a PDF of a paper&apos;s size</source>
        <translation>Die Grafik, wie sie zu sehen ist, auf Papier oder als PDF in Papiergröße</translation>
    </message>
    <message>
        <source>Print Pre&amp;view…</source>
        <translation>Druck&amp;vorschau…</translation>
    </message>
    <message>
        <source>The pages as they will be printed: paper, orientation, one or several</source>
        <translation>Die Seiten, wie sie gedruckt werden: Papier, Ausrichtung, eine oder mehrere</translation>
    </message>
</context>
<context>
    <name>residua::ui::Advice</name>
    <message>
        <source>Dismiss the advice “%1”</source>
        <translation>Den Hinweis „%1“ ausblenden</translation>
    </message>
    <message>
        <source>Show dismissed advice again</source>
        <translation>Ausgeblendete Hinweise wieder zeigen</translation>
    </message>
</context>
<context>
    <name>residua::ui::AdviceCard</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Say no more of this in this document; Undo takes it back</source>
        <translation>In diesem Dokument nicht mehr davon sprechen; Rückgängig nimmt es zurück</translation>
    </message>
    <message>
        <source>%1 (%2). Source: %3</source>
        <translation>%1 (%2). Quelle: %3</translation>
    </message>
    <message>
        <source>The finding is gone then; Undo takes it back.
%1</source>
        <translation>Danach ist der Befund behoben; Rückgängig nimmt es zurück.
%1</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>residua::ui::AdvicePanel</name>
    <message>
        <source>Advice</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Wieder zeigen</translation>
    </message>
    <message>
        <source>%1 dismissed in this document</source>
        <translation>%1 in diesem Dokument ausgeblendet</translation>
    </message>
    <message>
        <source>%1 dismissed; only a workspace (.residua) remembers it</source>
        <translation>%1 ausgeblendet; nur ein Arbeitsbereich (.residua) behält das</translation>
    </message>
    <message>
        <source>Nothing to advise: no part of this network is weaker than in every standard network.</source>
        <translation>Nichts zu raten: kein Teil dieses Netzes ist schwächer als in jedem Standardnetz.</translation>
    </message>
    <message>
        <source>Nothing more to advise: %1.</source>
        <translation>Nichts weiter zu raten: %1.</translation>
    </message>
</context>
<context>
    <name>residua::ui::ArchitectureForm</name>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
</context>
<context>
    <name>residua::ui::Assistance</name>
    <message>
        <source>Part of a command&apos;s name</source>
        <translation>Teil eines Befehlsnamens</translation>
    </message>
    <message>
        <source>Part of the name of a layer, variant, preset, file or command</source>
        <translation>Teil des Namens einer Schicht, Variante, Vorlage, Datei oder eines Befehls</translation>
    </message>
</context>
<context>
    <name>residua::ui::BlockFields</name>
    <message>
        <source>as the network</source>
        <translation>wie das Netz</translation>
    </message>
    <message>
        <source>as network: %1</source>
        <translation>wie das Netz: %1</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>&amp;attention</source>
        <translation>A&amp;ttention</translation>
    </message>
    <message>
        <source>reduction</source>
        <translation>Reduktion</translation>
    </message>
    <message>
        <source>divisor</source>
        <translation>Teiler</translation>
    </message>
    <message>
        <source>&amp;order</source>
        <translation>&amp;Reihenfolge</translation>
    </message>
    <message>
        <source>shortcut</source>
        <translation>Shortcut</translation>
    </message>
    <message>
        <source>short&amp;cut</source>
        <translation>Short&amp;cut</translation>
    </message>
    <message>
        <source>1×1</source>
        <translation>1×1</translation>
    </message>
    <message>
        <source>3×3 if strided</source>
        <translation>3×3 bei Stride</translation>
    </message>
    <message>
        <source>projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>read from</source>
        <translation>liest von</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>ac&amp;tivation</source>
        <translation>Akti&amp;vierung</translation>
    </message>
    <message>
        <source>anti-alias</source>
        <translation>Antialiasing</translation>
    </message>
    <message>
        <source>expansion</source>
        <translation>Expansion</translation>
    </message>
    <message>
        <source>e&amp;xpansion</source>
        <translation>E&amp;xpansion</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>base width</source>
        <translation>Basisbreite</translation>
    </message>
    <message>
        <source>&amp;groups</source>
        <translation>&amp;Gruppen</translation>
    </message>
    <message>
        <source>&amp;base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>stride at</source>
        <translation>Stride an</translation>
    </message>
    <message>
        <source>first 1×1 ÷</source>
        <translation>erste 1×1 ÷</translation>
    </message>
    <message>
        <source>class name</source>
        <translation>Klassenname</translation>
    </message>
    <message>
        <source>convolutions as the network</source>
        <translation>Faltungen wie das Netz</translation>
    </message>
    <message>
        <source>Drop this stage&apos;s own list of convolutions</source>
        <translation>Die eigene Liste der Faltungen dieser Stage verwerfen</translation>
    </message>
    <message>
        <source>Use the network&apos;s convolutions in stage %1</source>
        <translation>In Stage %1 die Faltungen des Netzes verwenden</translation>
    </message>
</context>
<context>
    <name>residua::ui::CheckField</name>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
</context>
<context>
    <name>residua::ui::CheckpointOpener</name>
    <message>
        <source>not tested</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>The test was cancelled.</source>
        <translation>Die Prüfung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>the classes are assumed to be those of %1: Run ▸ Class Names changes that</source>
        <translation>die Klassen sind vermutlich die von %1: Ausführen ▸ Klassennamen ändert das</translation>
    </message>
    <message>
        <source>Take what photographs told</source>
        <translation>Übernehmen, was Fotos ergeben haben</translation>
    </message>
</context>
<context>
    <name>residua::ui::ChoiceController</name>
    <message>
        <source>Cost map</source>
        <translation>Kostenkarte</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Advice (%1)</source>
        <translation>Hinweise (%1)</translation>
    </message>
</context>
<context>
    <name>residua::ui::ClassChooser</name>
    <message>
        <source>As &amp;usual for this network</source>
        <translation>&amp;Wie üblich für dieses Netz</translation>
    </message>
    <message>
        <source>N&amp;umbers</source>
        <translation>&amp;Nummern</translation>
    </message>
    <message>
        <source>%1 (%2 classes)</source>
        <translation>%1 (%2 Klassen)</translation>
    </message>
    <message>
        <source>From &amp;File…</source>
        <translation>Aus &amp;Datei…</translation>
    </message>
    <message>
        <source>Class Names</source>
        <translation>Klassennamen</translation>
    </message>
    <message>
        <source>Texts (*.txt)</source>
        <translation>Texte (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>residua::ui::CompareModel</name>
    <message>
        <source>A does not have it</source>
        <translation>A hat sie nicht</translation>
    </message>
    <message>
        <source>B does not have it</source>
        <translation>B hat sie nicht</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>params A</source>
        <translation>Param. A</translation>
    </message>
    <message>
        <source>params B</source>
        <translation>Param. B</translation>
    </message>
    <message>
        <source>+/- params</source>
        <translation>+/- Param.</translation>
    </message>
    <message>
        <source>%1 A</source>
        <translation>%1 A</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>+/- %1</source>
        <translation>+/- %1</translation>
    </message>
    <message>
        <source>activation A</source>
        <translation>Aktivierung A</translation>
    </message>
    <message>
        <source>activation B</source>
        <translation>Aktivierung B</translation>
    </message>
    <message>
        <source>+/- activation</source>
        <translation>+/- Aktivierung</translation>
    </message>
    <message>
        <source>what</source>
        <translation>was</translation>
    </message>
</context>
<context>
    <name>residua::ui::ComparePicture</name>
    <message>
        <source>Picture of B, the network that is shown</source>
        <translation>Grafik von B, dem gezeigten Netz</translation>
    </message>
    <message>
        <source>Picture of A, what it is compared with</source>
        <translation>Grafik von A, womit verglichen wird</translation>
    </message>
</context>
<context>
    <name>residua::ui::CompareTable</name>
    <message>
        <source>Both networks, aligned</source>
        <translation>Beide Netze, einander zugeordnet</translation>
    </message>
    <message>
        <source>Columns of the comparison</source>
        <translation>Spalten des Vergleichs</translation>
    </message>
</context>
<context>
    <name>residua::ui::CompareView</name>
    <message>
        <source>Two networks side by side</source>
        <translation>Zwei Netze nebeneinander</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>What the network on show is compared with</source>
        <translation>Womit das gezeigte Netz verglichen wird</translation>
    </message>
    <message>
        <source>What the network on show has more</source>
        <translation>Was das gezeigte Netz mehr hat</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>One box and one row a stage</source>
        <translation>Ein Kasten und eine Zeile je Stage</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Equal blocks in one box, a row for each block</source>
        <translation>Gleiche Blöcke in einem Kasten, eine Zeile je Block</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>Every operation</source>
        <translation>Jede Operation</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Every row of the table</source>
        <translation>Jede Zeile der Tabelle</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Only the rows that differ</source>
        <translation>Nur die Zeilen, die sich unterscheiden</translation>
    </message>
    <message>
        <source>Back to the one network (Esc)</source>
        <translation>Zurück zu dem einen Netz (Esc)</translation>
    </message>
    <message>
        <source>Close the comparison</source>
        <translation>Vergleich schließen</translation>
    </message>
    <message>
        <source>No operation differs.</source>
        <translation>Keine Operation unterscheidet sich.</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 Parameter</translation>
    </message>
    <message>
        <source>%1 activations</source>
        <translation>%1 Aktivierungen</translation>
    </message>
    <message>
        <source>%1 operations</source>
        <translation>%1 Operationen</translation>
    </message>
    <message>
        <source>The same costs.</source>
        <translation>Dieselben Kosten.</translation>
    </message>
</context>
<context>
    <name>residua::ui::ComparedPair</name>
    <message>
        <source>%1 (baseline)</source>
        <translation>%1 (Referenz)</translation>
    </message>
    <message>
        <source>%1 (where it began)</source>
        <translation>%1 (wo es begann)</translation>
    </message>
</context>
<context>
    <name>residua::ui::ConvList</name>
    <message>
        <source>stride</source>
        <translation>Stride</translation>
    </message>
    <message>
        <source>The convolution that carries the stage&apos;s stride</source>
        <translation>Die Faltung, die den Stride der Stage trägt</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Rows and columns of the kernel</source>
        <translation>Zeilen und Spalten des Kernels</translation>
    </message>
    <message>
        <source>width ×</source>
        <translation>Breite ×</translation>
    </message>
    <message>
        <source>Channels out, as a factor on the stage&apos;s width</source>
        <translation>Ausgabekanäle, als Faktor auf die Breite der Stage</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Groups of channels that are convolved apart</source>
        <translation>Gruppen von Kanälen, die getrennt gefaltet werden</translation>
    </message>
    <message>
        <source>dw</source>
        <translation>kw</translation>
    </message>
    <message>
        <source>Depthwise: every channel on its own</source>
        <translation>Kanalweise: jeder Kanal für sich</translation>
    </message>
    <message>
        <source>+ convolution</source>
        <translation>+ Faltung</translation>
    </message>
    <message>
        <source>A block has at most %1 convolutions</source>
        <translation>Ein Block hat höchstens %1 Faltungen</translation>
    </message>
    <message>
        <source>Add a convolution at the end</source>
        <translation>Am Ende eine Faltung hinzufügen</translation>
    </message>
    <message>
        <source>Add a convolution</source>
        <translation>Faltung hinzufügen</translation>
    </message>
    <message>
        <source>Insert convolution %1</source>
        <translation>Faltung %1 einfügen</translation>
    </message>
    <message>
        <source>Duplicate convolution %1</source>
        <translation>Faltung %1 duplizieren</translation>
    </message>
    <message>
        <source>Move convolution %1 up</source>
        <translation>Faltung %1 nach oben schieben</translation>
    </message>
    <message>
        <source>Move convolution %1 down</source>
        <translation>Faltung %1 nach unten schieben</translation>
    </message>
    <message>
        <source>Delete convolution %1</source>
        <translation>Faltung %1 löschen</translation>
    </message>
    <message>
        <source>“%1” is not possible: %2</source>
        <translation>„%1“ ist nicht möglich: %2</translation>
    </message>
</context>
<context>
    <name>residua::ui::ConvRow</name>
    <message>
        <source>convolution %1</source>
        <translation>Faltung %1</translation>
    </message>
</context>
<context>
    <name>residua::ui::CostController</name>
    <message>
        <source>Open Sweep</source>
        <translation>Sweep öffnen</translation>
    </message>
    <message>
        <source>Sweeps (*.jsonl *.ndjson *.json *.txt)</source>
        <translation>Sweeps (*.jsonl *.ndjson *.json *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 combinations have problems</source>
        <translation>%1 Kombinationen haben Fehler</translation>
    </message>
    <message>
        <source>%1 lines are none of a sweep, the first is line %2</source>
        <translation>%1 Zeilen gehören zu keinem Sweep, die erste ist Zeile %2</translation>
    </message>
    <message>
        <source>%1 lines beyond the first %2 are left out</source>
        <translation>%1 Zeilen nach den ersten %2 bleiben weg</translation>
    </message>
    <message>
        <source>Export Cost Map</source>
        <translation>Kostenkarte exportieren</translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>preset %1</source>
        <translation>Vorlage %1</translation>
    </message>
    <message>
        <source>Which network was swept is not known: the settings of this line make its totals of no variant of this document and of no preset. Open the architecture that was swept, for one image, then choose the point again.</source>
        <translation>Welches Netz der Sweep durchlaufen hat, ist nicht bekannt: Mit den Einstellungen dieser Zeile hat keine Variante dieses Dokuments und keine Vorlage ihre Summen. Öffnen Sie die Architektur des Sweeps, für ein Bild, und wählen Sie den Punkt dann noch einmal.</translation>
    </message>
    <message>
        <source>%1 of the sweep</source>
        <translation>%1 aus dem Sweep</translation>
    </message>
    <message>
        <source>Bring back “%1”</source>
        <translation>„%1“ zurückholen</translation>
    </message>
    <message>
        <source>Return to “%1”</source>
        <translation>Zu „%1“ zurückkehren</translation>
    </message>
    <message>
        <source>&amp;Show in Place of “%1”</source>
        <translation>An&amp;zeigen statt „%1“</translation>
    </message>
    <message>
        <source>&amp;Add as Variant</source>
        <translation>Als Variante &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>Add variant “%1”</source>
        <translation>Variante „%1“ hinzufügen</translation>
    </message>
</context>
<context>
    <name>residua::ui::CostMap</name>
    <message>
        <source>What is drawn to the right</source>
        <translation>Was nach rechts aufgetragen ist</translation>
    </message>
    <message>
        <source>What is drawn upward</source>
        <translation>Was nach oben aufgetragen ist</translation>
    </message>
    <message>
        <source>against</source>
        <translation>gegen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Kinds of points, scales, and which direction is better</source>
        <translation>Arten von Punkten, Skalen, und welche Richtung besser ist</translation>
    </message>
    <message>
        <source>Open Sweep…</source>
        <translation>Sweep öffnen…</translation>
    </message>
    <message>
        <source>The lines that residua-cli sweep prints, as points</source>
        <translation>Die Zeilen, die residua-cli sweep ausgibt, als Punkte</translation>
    </message>
    <message>
        <source>&amp;Variants</source>
        <translation>&amp;Varianten</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>Ver&amp;lauf</translation>
    </message>
    <message>
        <source>&amp;Standard Networks</source>
        <translation>&amp;Standardnetze</translation>
    </message>
    <message>
        <source>S&amp;weep</source>
        <translation>S&amp;weep</translation>
    </message>
    <message>
        <source>Logarithmic &amp;to the Right: %1</source>
        <translation>Logarithmisch nach &amp;rechts: %1</translation>
    </message>
    <message>
        <source>Logarithmic &amp;Upward: %1</source>
        <translation>Logarithmisch nach &amp;oben: %1</translation>
    </message>
    <message>
        <source>&amp;More Is Better: %1</source>
        <translation>&amp;Mehr ist besser: %1</translation>
    </message>
    <message>
        <source>M&amp;ore Is Better: %1</source>
        <translation>M&amp;ehr ist besser: %1</translation>
    </message>
    <message>
        <source>Show &amp;All Points</source>
        <translation>&amp;Alle Punkte zeigen</translation>
    </message>
    <message>
        <source>&amp;Close Sweep</source>
        <translation>Sweep s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>%1 lines have no such numbers</source>
        <translation>%1 Zeilen haben keine solchen Zahlen</translation>
    </message>
</context>
<context>
    <name>residua::ui::CostPlot</name>
    <message>
        <source>Cost map</source>
        <translation>Kostenkarte</translation>
    </message>
</context>
<context>
    <name>residua::ui::DetailPanel</name>
    <message>
        <source>Details of the selection</source>
        <translation>Details der Auswahl</translation>
    </message>
    <message>
        <source>From before the last edit.</source>
        <translation>Von vor der letzten Änderung.</translation>
    </message>
    <message>
        <source>&amp;Copy Details</source>
        <translation>Details &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Other Ways to Count…</source>
        <translation>&amp;Andere Zählweisen…</translation>
    </message>
    <message>
        <source>Copy &amp;Path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
</context>
<context>
    <name>residua::ui::DocumentController</name>
    <message>
        <source>Architecture (*.residua.json)</source>
        <translation>Architektur (*.residua.json)</translation>
    </message>
    <message>
        <source>Workspace (*.residua)</source>
        <translation>Arbeitsbereich (*.residua)</translation>
    </message>
    <message>
        <source>“%1” stays as it is: what is shown now is a new document, with a name of its own when it is saved.</source>
        <translation>„%1“ bleibt, wie es ist: Gezeigt wird jetzt ein neues Dokument, das beim Speichern seinen eigenen Namen bekommt.</translation>
    </message>
    <message>
        <source>“%1” is open in another window too: saving here asks before it replaces the file.</source>
        <translation>„%1“ ist noch in einem anderen Fenster offen: Vor dem Speichern wird hier gefragt, ehe die Datei ersetzt wird.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Reload “%1”?</source>
        <translation>„%1“ neu laden?</translation>
    </message>
    <message>
        <source>The changes made here are lost.</source>
        <translation>Die Änderungen von hier gehen verloren.</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>&amp;Neu laden</translation>
    </message>
    <message>
        <source>“%1” was changed by another program.</source>
        <translation>„%1“ wurde von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>Saving replaces those changes by what is shown here.</source>
        <translation>Speichern ersetzt diese Änderungen durch das, was hier zu sehen ist.</translation>
    </message>
    <message>
        <source>“%1” is open in another window too.</source>
        <translation>„%1“ ist noch in einem anderen Fenster offen.</translation>
    </message>
    <message>
        <source>Saving replaces the file by what is shown here. The other window is told.</source>
        <translation>Speichern ersetzt die Datei durch das, was hier zu sehen ist. Dem anderen Fenster wird es gesagt.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Unsaved Changes</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>Die Änderungen an „%1“ speichern?</translation>
    </message>
    <message>
        <source>They are lost otherwise.</source>
        <translation>Sonst gehen sie verloren.</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1 (fehlt)</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
    <message>
        <source>&amp;Clear This List</source>
        <translation>Liste &amp;leeren</translation>
    </message>
</context>
<context>
    <name>residua::ui::DocumentGuard</name>
    <message>
        <source>Changes to “%1” cannot be kept for recovery: save them to be safe.</source>
        <translation>Änderungen an „%1“ können nicht für eine Wiederherstellung aufgehoben werden: Speichern Sie sie, um sicherzugehen.</translation>
    </message>
    <message>
        <source>“%1” is gone from its folder: renamed, moved or removed. Saving writes it again.</source>
        <translation>„%1“ ist nicht mehr in seinem Ordner: umbenannt, verschoben oder gelöscht. Speichern schreibt es neu.</translation>
    </message>
    <message>
        <source>“%1” was changed by another program, and here. Keep what is shown, and saving asks which to keep.</source>
        <translation>„%1“ wurde von einem anderen Programm geändert und auch hier. Behalten Sie, was zu sehen ist, fragt das Speichern, was bleiben soll.</translation>
    </message>
    <message>
        <source>“%1” was changed by another program. What is shown is as it was before.</source>
        <translation>„%1“ wurde von einem anderen Programm geändert. Zu sehen ist, was vorher darin stand.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
</context>
<context>
    <name>residua::ui::Editing</name>
    <message>
        <source>Set %1 to %2</source>
        <translation>%1 auf %2 setzen</translation>
    </message>
</context>
<context>
    <name>residua::ui::EvidenceBars</name>
    <message>
        <source>Divergence: %1</source>
        <translation>Divergenz: %1</translation>
    </message>
    <message>
        <source>KL divergence of the batch norms&apos; inputs on photographs from what they saw in training, the mean over channels and norms, in nats: lower is better, 0 is the same. Bars are on a logarithmic scale</source>
        <translation>KL-Divergenz der Eingaben der Batch-Normen auf Fotos von dem, was sie im Training gesehen haben, gemittelt über Kanäle und Normen, in Nats: kleiner ist besser, 0 ist gleich. Die Balken sind logarithmisch</translation>
    </message>
</context>
<context>
    <name>residua::ui::ExplanationView</name>
    <message>
        <source>What a detector takes</source>
        <translation>Was ein Detektor abgreift</translation>
    </message>
    <message>
        <source>Other ways to count…</source>
        <translation>Andere Zählweisen…</translation>
    </message>
    <message>
        <source>Why the paper, torchvision and other tools say other numbers for this network</source>
        <translation>Warum Veröffentlichung, torchvision und andere Werkzeuge für dieses Netz andere Zahlen nennen</translation>
    </message>
    <message>
        <source>Parameters and buffers by name, with their shapes</source>
        <translation>Parameter und Puffer mit Namen und Formen</translation>
    </message>
    <message>
        <source>1 tensor by name</source>
        <translation>1 Tensor mit Namen</translation>
    </message>
    <message>
        <source>%1 tensors by name</source>
        <translation>%1 Tensoren mit Namen</translation>
    </message>
    <message>
        <source>Hide the parameters by name</source>
        <translation>Die Namen der Parameter ausblenden</translation>
    </message>
    <message>
        <source>Show the parameters by name</source>
        <translation>Die Namen der Parameter zeigen</translation>
    </message>
    <message>
        <source>and %1 more; Copy has them all</source>
        <translation>und %1 weitere; Kopieren nimmt alle</translation>
    </message>
</context>
<context>
    <name>residua::ui::ExportController</name>
    <message>
        <source>“%1” was not written: %2</source>
        <translation>„%1“ wurde nicht geschrieben: %2</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>The desktop names no program that opens “%1”. Open it from the program that you use for such files.</source>
        <translation>Der Desktop nennt kein Programm, das „%1“ öffnet. Öffnen Sie die Datei aus dem Programm, das Sie dafür verwenden.</translation>
    </message>
    <message>
        <source>Export Layer Table</source>
        <translation>Schichtentabelle exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>LaTeX (*.tex)</source>
        <translation>LaTeX (*.tex)</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>Export Table as Shown</source>
        <translation>Tabelle wie angezeigt exportieren</translation>
    </message>
    <message>
        <source>Tab-separated (*.tsv)</source>
        <translation>Mit Tabulatoren (*.tsv)</translation>
    </message>
    <message>
        <source>Export Picture</source>
        <translation>Grafik exportieren</translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>Graphviz (*.dot)</source>
        <translation>Graphviz (*.dot)</translation>
    </message>
    <message>
        <source>Export PyTorch Code</source>
        <translation>PyTorch-Code exportieren</translation>
    </message>
    <message>
        <source>Python (*.py)</source>
        <translation>Python (*.py)</translation>
    </message>
    <message>
        <source>Export Weights</source>
        <translation>Gewichte exportieren</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>Gewichte (*.safetensors)</translation>
    </message>
</context>
<context>
    <name>residua::ui::FetchDialog</name>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>Get torchvision&apos;s Weights</source>
        <translation>Gewichte von torchvision holen</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Get</source>
        <translation>&amp;Holen</translation>
    </message>
    <message>
        <source>About %1 come from %2 into “%3”, where PyTorch looks for them too. Their SHA-256 sum is checked.</source>
        <translation>Etwa %1 kommen von %2 nach „%3“, wo auch PyTorch danach sucht. Ihre SHA-256-Summe wird geprüft.</translation>
    </message>
    <message>
        <source>%1 of it are here already; it goes on from there.</source>
        <translation>%1 davon sind schon hier; von dort geht es weiter.</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>Anfrage an %1…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>residua::ui::Field</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1.
%2.</source>
        <translation>%1.
%2.</translation>
    </message>
    <message>
        <source>use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>set %1</source>
        <translation>%1 setzen</translation>
    </message>
</context>
<context>
    <name>residua::ui::FindBar</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Shift+F3</source>
        <translation>Umschalt+F3</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>F3</source>
        <translation>F3</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Find in the picture</source>
        <translation>In der Grafik suchen</translation>
    </message>
    <message>
        <source>find: conv 3x3, stride 2, &gt;1M params</source>
        <translation>suchen: conv 3x3, stride 2, &gt;1M params</translation>
    </message>
    <message>
        <source>Find operations</source>
        <translation>Operationen suchen</translation>
    </message>
    <message>
        <source>Words, and comparisons: conv 3x3, stage 3, stride 2, output stride 16, &gt;1M params, &lt;10k macs, field &gt; 99, ms &gt; 0.5</source>
        <translation>Wörter und Vergleiche: conv 3x3, stage 3, stride 2, output stride 16, &gt;1M params, &lt;10k macs, field &gt; 99, ms &gt; 0.5</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>kein Treffer</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>1 match</source>
        <translation>1 Treffer</translation>
    </message>
    <message>
        <source>%1 matches</source>
        <translation>%1 Treffer</translation>
    </message>
</context>
<context>
    <name>residua::ui::FitDialog</name>
    <message>
        <source>in &amp;multiples of</source>
        <translation>in &amp;Vielfachen von</translation>
    </message>
    <message>
        <source>Fit to Budget</source>
        <translation>An Budget anpassen</translation>
    </message>
    <message>
        <source>The fitted network</source>
        <translation>Das angepasste Netz</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>The budget</source>
        <translation>Das Budget</translation>
    </message>
    <message>
        <source>A number with K, M, G or T: 15M, 2.5G</source>
        <translation>Eine Zahl mit K, M, G oder T: 15M, 2.5G</translation>
    </message>
    <message>
        <source>What the budget is of</source>
        <translation>Wofür das Budget gilt</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>multiply-accumulates (MACs)</source>
        <translation>Multiplikationen mit Addition (MACs)</translation>
    </message>
    <message>
        <source>bytes of activations</source>
        <translation>Bytes an Aktivierungen</translation>
    </message>
    <message>
        <source>bytes of parameters and activations</source>
        <translation>Bytes an Parametern und Aktivierungen</translation>
    </message>
    <message>
        <source>What is changed</source>
        <translation>Was geändert wird</translation>
    </message>
    <message>
        <source>Widths are rounded down to multiples of this; tensor cores want 8</source>
        <translation>Breiten werden auf Vielfache davon abgerundet; Tensorkerne wollen 8</translation>
    </message>
    <message>
        <source>A&amp;t most</source>
        <translation>&amp;Höchstens</translation>
    </message>
    <message>
        <source>&amp;by changing</source>
        <translation>&amp;Stellgröße</translation>
    </message>
    <message>
        <source>The network now and fitted</source>
        <translation>Das Netz jetzt und angepasst</translation>
    </message>
    <message>
        <source>The budget is no number: expected something like 15M or 2.5G, with K, M, G, T for thousands, millions, …</source>
        <translation>Das Budget ist keine Zahl: erwartet wird etwas wie 15M oder 2.5G, mit K, M, G, T für Tausend, Millionen, …</translation>
    </message>
    <message>
        <source>Nothing fits %1: no step of %2 makes a valid network. Change something else, or take another multiple.</source>
        <translation>Innerhalb von %1 passt nichts: kein Schritt der Stellgröße „%2“ ergibt ein gültiges Netz. Ändern Sie etwas anderes, oder nehmen Sie ein anderes Vielfaches.</translation>
    </message>
    <message>
        <source>Nothing fits %1: the smallest that %2 can make has %3. Give more, or change something else.</source>
        <translation>Innerhalb von %1 passt nichts: das kleinste Netz mit der Stellgröße „%2“ hat %3. Geben Sie mehr, oder ändern Sie etwas anderes.</translation>
    </message>
    <message>
        <source>The network as it is has %1: the next step of %2 exceeds %3.</source>
        <translation>Das Netz, wie es ist, hat %1: der nächste Schritt der Stellgröße „%2“ überschreitet %3.</translation>
    </message>
    <message>
        <source>The largest within %1 by %2 has %3.</source>
        <translation>Das größte Netz innerhalb von %1 mit der Stellgröße „%2“ hat %3.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>fitted</source>
        <translation>angepasst</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Fit %1 into %2</source>
        <translation>%1 in %2 einpassen</translation>
    </message>
    <message>
        <source>time of a pass, measured here</source>
        <translation>Zeit eines Durchlaufs, hier gemessen</translation>
    </message>
    <message>
        <source>A time in ms, or with us or s: 25, 0.2 s</source>
        <translation>Eine Zeit in ms, oder mit us oder s: 25, 0.2 s</translation>
    </message>
    <message>
        <source>The budget is no time: expected something like 25 ms or 0.2 s.</source>
        <translation>Das Budget ist keine Zeit: erwartet wird etwas wie 25 ms oder 0.2 s.</translation>
    </message>
    <message>
        <source>A time cannot be measured: libtorch is not open. Choose another budget, or see Help ▸ Copy Diagnostics.</source>
        <translation>Eine Zeit lässt sich nicht messen: libtorch ist nicht geöffnet. Ein anderes Budget wählen, oder siehe Hilfe ▸ Diagnose kopieren.</translation>
    </message>
    <message>
        <source>Measuring on %1… Networks tried: %2</source>
        <translation>Messung auf %1… Versuchte Netze: %2</translation>
    </message>
    <message>
        <source>The largest within %1 by %2 has %3: the median of five passes, which differs a little each time.</source>
        <translation>Das größte Netz innerhalb von %1 mit der Stellgröße „%2“ hat %3: der Median von fünf Durchläufen, jedes Mal etwas anders.</translation>
    </message>
</context>
<context>
    <name>residua::ui::GraphMenu</name>
    <message>
        <source>&amp;Fold</source>
        <translation>&amp;Zuklappen</translation>
    </message>
    <message>
        <source>Select in &amp;Table</source>
        <translation>In der &amp;Tabelle auswählen</translation>
    </message>
    <message>
        <source>&amp;Copy Path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>Fit &amp;Selection</source>
        <translation>Auswahl &amp;einpassen</translation>
    </message>
    <message>
        <source>Fit the &amp;Whole Picture</source>
        <translation>&amp;Ganze Grafik einpassen</translation>
    </message>
    <message>
        <source>&amp;Actual Size</source>
        <translation>O&amp;riginalgröße</translation>
    </message>
    <message>
        <source>Fi&amp;nd…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>&amp;Unfold</source>
        <translation>&amp;Aufklappen</translation>
    </message>
    <message>
        <source>Unfold &amp;One Block</source>
        <translation>Einen &amp;Block aufklappen</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>&amp;First: Block %1</source>
        <translation>&amp;Erster: Block %1</translation>
    </message>
    <message>
        <source>&amp;Last: Block %1</source>
        <translation>&amp;Letzter: Block %1</translation>
    </message>
    <message>
        <source>Block &amp;Number…</source>
        <translation>Block&amp;nummer…</translation>
    </message>
    <message>
        <source>Unfold One Block</source>
        <translation>Einen Block aufklappen</translation>
    </message>
    <message>
        <source>Block, %1 to %2:</source>
        <translation>Block, %1 bis %2:</translation>
    </message>
</context>
<context>
    <name>residua::ui::GraphView</name>
    <message>
        <source>identity shortcut</source>
        <translation>Identitäts-Shortcut</translation>
    </message>
    <message>
        <source>projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>average pool, projection</source>
        <translation>Mittelwert-Pooling, Projektion</translation>
    </message>
    <message>
        <source>zero padding</source>
        <translation>Auffüllen mit Nullen</translation>
    </message>
    <message>
        <source>the last run was of another network: F5 runs this one</source>
        <translation>der letzte Lauf war mit einem anderen Netz: F5 führt dieses aus</translation>
    </message>
    <message>
        <source>no run yet: F5 runs the network</source>
        <translation>noch kein Lauf: F5 führt das Netz aus</translation>
    </message>
    <message>
        <source>nothing to color</source>
        <translation>nichts zu färben</translation>
    </message>
    <message>
        <source>Picture of the network</source>
        <translation>Grafik des Netzes</translation>
    </message>
    <message>
        <source>Nothing is selected. Arrow keys follow the edges, Enter unfolds, Backspace folds.</source>
        <translation>Nichts ist ausgewählt. Pfeiltasten folgen den Linien, die Eingabetaste klappt auf, die Rücktaste zu.</translation>
    </message>
    <message>
        <source>What colors the boxes. Press to choose.</source>
        <translation>Wonach die Kästen gefärbt sind. Drücken, um zu wählen.</translation>
    </message>
    <message>
        <source>Color &amp;by</source>
        <translation>Ein&amp;färben nach</translation>
    </message>
    <message numerus="yes">
        <source>%n operations</source>
        <translation>
            <numerusform>%n Operation</numerusform>
            <numerusform>%n Operationen</numerusform>
        </translation>
    </message>
    <message>
        <source>shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>needs a run</source>
        <translation>braucht einen Lauf</translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 Kanäle</translation>
    </message>
    <message>
        <source>%1 to %2 channels</source>
        <translation>%1 auf %2 Kanäle</translation>
    </message>
    <message>
        <source>keeps height and width</source>
        <translation>behält Höhe und Breite</translation>
    </message>
    <message>
        <source>halves height and width</source>
        <translation>halbiert Höhe und Breite</translation>
    </message>
    <message>
        <source>divides height and width by %1</source>
        <translation>teilt Höhe und Breite durch %1</translation>
    </message>
    <message>
        <source>height and width from %1 to %2</source>
        <translation>Höhe und Breite von %1 auf %2</translation>
    </message>
    <message>
        <source>height from %1 to %2, width from %3 to %4</source>
        <translation>Höhe von %1 auf %2, Breite von %3 auf %4</translation>
    </message>
    <message>
        <source>keeps the channels</source>
        <translation>behält die Kanäle</translation>
    </message>
    <message>
        <source>doubles the channels</source>
        <translation>verdoppelt die Kanäle</translation>
    </message>
    <message>
        <source>makes %1 times the channels</source>
        <translation>ver-%1-facht die Kanäle</translation>
    </message>
    <message>
        <source>halves the channels</source>
        <translation>halbiert die Kanäle</translation>
    </message>
    <message>
        <source>divides the channels by %1</source>
        <translation>teilt die Kanäle durch %1</translation>
    </message>
    <message>
        <source>channels from %1 to %2</source>
        <translation>Kanäle von %1 auf %2</translation>
    </message>
    <message>
        <source>the shape stays</source>
        <translation>die Form bleibt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what happens to the size, to the channels</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what is done: what that does to the shape</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>the image</source>
        <translation>das Bild</translation>
    </message>
    <message>
        <source>filters each channel by itself in %1 windows</source>
        <translation>filtert jeden Kanal für sich in %1-Fenstern</translation>
    </message>
    <message>
        <source>mixes channels within %1 groups in %2 windows</source>
        <translation>mischt Kanäle innerhalb von %1 Gruppen in %2-Fenstern</translation>
    </message>
    <message>
        <source>mixes %1 channels pixel by pixel</source>
        <translation>mischt %1 Kanäle Pixel für Pixel</translation>
    </message>
    <message>
        <source>mixes %1 channels in %2 windows</source>
        <translation>mischt %1 Kanäle in %2-Fenstern</translation>
    </message>
    <message>
        <source>weighs each channel&apos;s average with those of %1 neighbors</source>
        <translation>gewichtet das Mittel jedes Kanals mit dem von %1 Nachbarn</translation>
    </message>
    <message>
        <source>normalizes each channel</source>
        <translation>normalisiert jeden Kanal</translation>
    </message>
    <message>
        <source>normalizes %1 groups of channels</source>
        <translation>normalisiert %1 Gruppen von Kanälen</translation>
    </message>
    <message>
        <source>sets what is negative to zero</source>
        <translation>setzt alles Negative auf null</translation>
    </message>
    <message>
        <source>bends every value by %1</source>
        <translation>krümmt jeden Wert durch %1</translation>
    </message>
    <message>
        <source>turns every value into a gate between 0 and 1</source>
        <translation>macht aus jedem Wert ein Tor zwischen 0 und 1</translation>
    </message>
    <message>
        <source>takes the largest value of each %1 window</source>
        <translation>nimmt den größten Wert jedes %1-Fensters</translation>
    </message>
    <message>
        <source>averages each %1 window</source>
        <translation>mittelt jedes %1-Fenster</translation>
    </message>
    <message>
        <source>blurs each channel in %1 windows</source>
        <translation>zeichnet jeden Kanal in %1-Fenstern weich</translation>
    </message>
    <message>
        <source>passes everything on as it is</source>
        <translation>reicht alles unverändert weiter</translation>
    </message>
    <message>
        <source>adds channels of zeros</source>
        <translation>fügt Kanäle aus Nullen hinzu</translation>
    </message>
    <message>
        <source>takes one pixel in %1 each way, adds channels of zeros</source>
        <translation>nimmt in jeder Richtung eines von %1 Pixeln, fügt Kanäle aus Nullen hinzu</translation>
    </message>
    <message>
        <source>takes one pixel in %1 each way</source>
        <translation>nimmt in jeder Richtung eines von %1 Pixeln</translation>
    </message>
    <message>
        <source>adds the branch to the shortcut</source>
        <translation>addiert den Zweig zum Shortcut</translation>
    </message>
    <message>
        <source>multiplies each channel by its gate</source>
        <translation>multipliziert jeden Kanal mit seinem Tor</translation>
    </message>
    <message>
        <source>averages each of %1 channels to one number</source>
        <translation>mittelt jeden von %1 Kanälen zu einer Zahl</translation>
    </message>
    <message>
        <source>lays everything out as a list of %1 numbers</source>
        <translation>legt alles als Liste von %1 Zahlen aus</translation>
    </message>
    <message>
        <source>makes %1 numbers, each a weighted sum of %2</source>
        <translation>macht %1 Zahlen, jede eine gewichtete Summe aus %2</translation>
    </message>
    <message>
        <source>drops %1 % of the values in training, none in a run</source>
        <translation>lässt im Training %1 % der Werte fallen, in einem Lauf keinen</translation>
    </message>
    <message>
        <source>adds its branch to its shortcut</source>
        <translation>addiert seinen Zweig zu seinem Shortcut</translation>
    </message>
    <message>
        <source>each block adds its branch to its shortcut</source>
        <translation>jeder Block addiert seinen Zweig zu seinem Shortcut</translation>
    </message>
</context>
<context>
    <name>residua::ui::Help</name>
    <message>
        <source>Manual: %1</source>
        <translation>Handbuch: %1</translation>
    </message>
</context>
<context>
    <name>residua::ui::HistogramView</name>
    <message>
        <source>Distribution of the values from %1 to %2</source>
        <translation>Verteilung der Werte von %1 bis %2</translation>
    </message>
    <message>
        <source>%1 % zeros</source>
        <translation>%1 % Nullen</translation>
    </message>
    <message>
        <source>%1 not finite</source>
        <translation>%1 nicht endlich</translation>
    </message>
    <message>
        <source>values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>%1 to %2: %3 values, %4 %</source>
        <translation>%1 bis %2: %3 Werte, %4 %</translation>
    </message>
</context>
<context>
    <name>residua::ui::InferenceBar</name>
    <message>
        <source>Assumed:</source>
        <translation>Vermutet:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>What was assumed, why, and what photographs say of it</source>
        <translation>Was vermutet wurde, warum, und was Fotos dazu sagen</translation>
    </message>
    <message>
        <source>Dismiss what is said of the weight file</source>
        <translation>Ausblenden, was zur Gewichtsdatei gesagt wird</translation>
    </message>
    <message>
        <source>testing on photographs, pass %1 of at most %2…</source>
        <translation>wird an Fotos geprüft, Durchlauf %1 von höchstens %2…</translation>
    </message>
    <message>
        <source>will be tested on photographs…</source>
        <translation>wird an Fotos geprüft…</translation>
    </message>
    <message>
        <source>images: %1</source>
        <translation>Bilder: %1</translation>
    </message>
    <message>
        <source>How images are prepared</source>
        <translation>Wie Bilder vorbereitet werden</translation>
    </message>
    <message>
        <source>Hide evidence</source>
        <translation>Belege ausblenden</translation>
    </message>
    <message>
        <source>No weight file tells how its images were prepared</source>
        <translation>Keine Gewichtsdatei sagt, wie ihre Bilder vorbereitet wurden</translation>
    </message>
    <message>
        <source>%1 parameters · %2</source>
        <translation>%1 Parameter · %2</translation>
    </message>
    <message>
        <source>%1 parameters in the file · %2</source>
        <translation>%1 Parameter in der Datei · %2</translation>
    </message>
    <message>
        <source>KL divergence, lower is better</source>
        <translation>KL-Divergenz, kleiner ist besser</translation>
    </message>
</context>
<context>
    <name>residua::ui::InputPane</name>
    <message>
        <source>The input as the network sees it</source>
        <translation>Die Eingabe, wie das Netz sie sieht</translation>
    </message>
</context>
<context>
    <name>residua::ui::Keeper</name>
    <message>
        <source>%1 is not there any more: another window of the program has recovered it</source>
        <translation>%1 ist nicht mehr da: ein anderes Fenster des Programms hat es wiederhergestellt</translation>
    </message>
</context>
<context>
    <name>residua::ui::LayerBar</name>
    <message>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>Fold every stage</source>
        <translation>Alle Stages zuklappen</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Show the blocks of every stage</source>
        <translation>Die Blöcke aller Stages zeigen</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Show every operation</source>
        <translation>Jede Operation zeigen</translation>
    </message>
    <message>
        <source>Grouped</source>
        <translation>Gruppiert</translation>
    </message>
    <message>
        <source>Grouped by stage and block</source>
        <translation>Nach Stage und Block gruppiert</translation>
    </message>
    <message>
        <source>Group the operations by stage and block; off: one flat list, to sort all of them</source>
        <translation>Die Operationen nach Stage und Block gruppieren; aus: eine flache Liste, um alle zu sortieren</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>Spalten der Tabelle</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>filter: conv 3×3, &gt;1M params…</source>
        <translation>Filter: conv 3×3, &gt;1M params…</translation>
    </message>
    <message>
        <source>Filter of the layer table</source>
        <translation>Filter der Schichtentabelle</translation>
    </message>
    <message>
        <source>Words of a layer&apos;s path, type or kernel, and comparisons:
&gt;1M params   &lt;10k macs   &gt;1MB activation   stage 3   stride 2   field &gt; 200   &gt;0.5 ms</source>
        <translation>Wörter aus Pfad, Art oder Kernel einer Schicht und Vergleiche:
&gt;1M params   &lt;10k macs   &gt;1MB activation   stage 3   stride 2   field &gt; 200   &gt;0.5 ms</translation>
    </message>
</context>
<context>
    <name>residua::ui::LayerColumns</name>
    <message>
        <source>%1 (no room: click to show it all the same)</source>
        <translation>%1 (kein Platz: ein Klick zeigt sie trotzdem)</translation>
    </message>
</context>
<context>
    <name>residua::ui::LayerModel</name>
    <message>
        <source>total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>whole network</source>
        <translation>ganzes Netz</translation>
    </message>
    <message>
        <source>%1 operations</source>
        <translation>%1 Operationen</translation>
    </message>
    <message>
        <source>%1, %2 % of the network</source>
        <translation>%1, %2 % des Netzes</translation>
    </message>
    <message>
        <source>No difference to %1</source>
        <translation>Kein Unterschied zu %1</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 gegen %2</translation>
    </message>
    <message>
        <source>%1, for one image</source>
        <translation>%1, für ein Bild</translation>
    </message>
    <message>
        <source>%1 bytes, %2 % of all activations</source>
        <translation>%1 Bytes, %2 % aller Aktivierungen</translation>
    </message>
    <message>
        <source>Not in the last run</source>
        <translation>Nicht im letzten Lauf</translation>
    </message>
    <message>
        <source>%1, measured before the last edit</source>
        <translation>%1, gemessen vor der letzten Änderung</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>+/- parameters</source>
        <translation>+/- Parameter</translation>
    </message>
    <message>
        <source>+/- activation</source>
        <translation>+/- Aktivierung</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>Stride</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>std</source>
        <translation>Std.</translation>
    </message>
    <message>
        <source>min</source>
        <translation>Min.</translation>
    </message>
    <message>
        <source>max</source>
        <translation>Max.</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>Nullen</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Output shape</source>
        <translation>Ausgabeform</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Stride</translation>
    </message>
    <message>
        <source>Name of the operation or group; its full path in the tooltip</source>
        <translation>Name der Operation oder Gruppe; der ganze Pfad steht im Tooltip</translation>
    </message>
    <message>
        <source>PyTorch&apos;s class, or what the group is made of</source>
        <translation>PyTorchs Klasse, oder woraus die Gruppe besteht</translation>
    </message>
    <message>
        <source>Kernel, /stride, g groups, d dilation</source>
        <translation>Kernel, /Stride, g Gruppen, d Dilatation</translation>
    </message>
    <message>
        <source>Channels × height × width of the output for one image</source>
        <translation>Kanäle × Höhe × Breite der Ausgabe für ein Bild</translation>
    </message>
    <message>
        <source>Trained numbers; the bar is the share of the network&apos;s</source>
        <translation>Trainierte Zahlen; der Balken ist der Anteil am Netz</translation>
    </message>
    <message>
        <source>For one image: %1; the bar is the share of the network&apos;s</source>
        <translation>Für ein Bild: %1; der Balken ist der Anteil am Netz</translation>
    </message>
    <message>
        <source>Size of the output for one image, at 4 bytes a number</source>
        <translation>Größe der Ausgabe für ein Bild, mit 4 Bytes je Zahl</translation>
    </message>
    <message>
        <source>Parameters more than the baseline has there</source>
        <translation>Parameter mehr, als die Referenz dort hat</translation>
    </message>
    <message>
        <source>%1 more than the baseline has there</source>
        <translation>%1 mehr, als die Referenz dort hat</translation>
    </message>
    <message>
        <source>Size of the output more than the baseline&apos;s there</source>
        <translation>Größe der Ausgabe mehr als die der Referenz dort</translation>
    </message>
    <message>
        <source>Receptive field: pixels of the input that one output pixel sees, along each side</source>
        <translation>Rezeptives Feld: Pixel der Eingabe, die ein Ausgabepixel je Seite sieht</translation>
    </message>
    <message>
        <source>Input pixels between two neighboring output pixels</source>
        <translation>Pixel der Eingabe zwischen zwei benachbarten Ausgabepixeln</translation>
    </message>
    <message>
        <source>Time in the last run</source>
        <translation>Zeit im letzten Lauf</translation>
    </message>
    <message>
        <source>Mean of the output in the last run</source>
        <translation>Mittelwert der Ausgabe im letzten Lauf</translation>
    </message>
    <message>
        <source>Standard deviation of the output in the last run</source>
        <translation>Standardabweichung der Ausgabe im letzten Lauf</translation>
    </message>
    <message>
        <source>Smallest value of the output in the last run</source>
        <translation>Kleinster Wert der Ausgabe im letzten Lauf</translation>
    </message>
    <message>
        <source>Largest value of the output in the last run</source>
        <translation>Größter Wert der Ausgabe im letzten Lauf</translation>
    </message>
    <message>
        <source>Share of the output that is exactly zero in the last run</source>
        <translation>Anteil der Ausgabe, der im letzten Lauf genau null ist</translation>
    </message>
</context>
<context>
    <name>residua::ui::LayerView</name>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>All layers of the network with their costs</source>
        <translation>Alle Schichten des Netzes mit ihren Kosten</translation>
    </message>
    <message>
        <source>No layer matches the filter.</source>
        <translation>Keine Schicht passt zum Filter.</translation>
    </message>
    <message>
        <source>Columns of the layer table</source>
        <translation>Spalten der Schichtentabelle</translation>
    </message>
    <message>
        <source>Order of the Network</source>
        <translation>Reihenfolge des Netzes</translation>
    </message>
    <message>
        <source>Export Table as &amp;Shown…</source>
        <translation>Tabelle wie an&amp;gezeigt exportieren…</translation>
    </message>
    <message>
        <source>&amp;Expand All</source>
        <translation>&amp;Alle aufklappen</translation>
    </message>
    <message>
        <source>C&amp;ollapse All</source>
        <translation>Alle &amp;zuklappen</translation>
    </message>
    <message>
        <source>&amp;Grouped by Stage and Block</source>
        <translation>&amp;Nach Stage und Block gruppiert</translation>
    </message>
    <message>
        <source>So&amp;rt by</source>
        <translation>&amp;Sortieren nach</translation>
    </message>
    <message>
        <source>Co&amp;lumns</source>
        <translation>Spa&amp;lten</translation>
    </message>
</context>
<context>
    <name>residua::ui::LinkRow</name>
    <message numerus="yes">
        <source>%n more…</source>
        <translation>
            <numerusform>%n weitere…</numerusform>
            <numerusform>%n weitere…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>residua::ui::Locator</name>
    <message>
        <source>Find and do</source>
        <translation>Suchen und ausführen</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>Was gesucht wird</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Nothing has this name</source>
        <translation>Nichts heißt so</translation>
    </message>
    <message>
        <source>Not possible now</source>
        <translation>Jetzt nicht möglich</translation>
    </message>
</context>
<context>
    <name>residua::ui::MainWindow</name>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Module tree</source>
        <translation>Modulbaum</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Image of the run</source>
        <translation>Bild des Laufs</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>This workspace was used with %1.</source>
        <translation>Dieser Arbeitsbereich wurde mit %1 verwendet.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>dropped image</source>
        <translation>abgelegtes Bild</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Networks and weights (*.residua.json *.json *.residua *.safetensors *.pth *.pt *.th *.bin *.ckpt *.tar *.pkl)</source>
        <translation>Netze und Gewichte (*.residua.json *.json *.residua *.safetensors *.pth *.pt *.th *.bin *.ckpt *.tar *.pkl)</translation>
    </message>
    <message>
        <source>Images, class names and sweeps (%1)</source>
        <translation>Bilder, Klassennamen und Sweeps (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add stage</source>
        <translation>Stage hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate stage %1</source>
        <translation>Stage %1 duplizieren</translation>
    </message>
    <message>
        <source>Delete stage %1</source>
        <translation>Stage %1 löschen</translation>
    </message>
    <message>
        <source>Copied to the clipboard:</source>
        <translation>In die Zwischenablage kopiert:</translation>
    </message>
    <message>
        <source>The picture could not be drawn: %1</source>
        <translation>Die Grafik konnte nicht gezeichnet werden: %1</translation>
    </message>
    <message>
        <source>Use preset %1</source>
        <translation>Vorlage %1 verwenden</translation>
    </message>
    <message>
        <source>No GPU: %1</source>
        <translation>Keine GPU: %1</translation>
    </message>
    <message>
        <source>Where the network runs</source>
        <translation>Wo das Netz ausgeführt wird</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>■ Stop</source>
        <translation>■ Anhalten</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an…</translation>
    </message>
    <message>
        <source>▶ Run</source>
        <translation>▶ Ausführen</translation>
    </message>
    <message>
        <source>Stop the pass after the running operation (Shift+F5)</source>
        <translation>Den Durchlauf nach der laufenden Operation anhalten (Umschalt+F5)</translation>
    </message>
    <message>
        <source>One forward pass of the live model on the image (F5)</source>
        <translation>Ein Vorwärtsdurchlauf des lebenden Modells mit dem Bild (F5)</translation>
    </message>
    <message>
        <source>No image</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>Runs on %1 (%2 × %3 pixels) with %4</source>
        <translation>Läuft mit %1 (%2 × %3 Pixel), %4</translation>
    </message>
    <message>
        <source>Runs on noise with %1. Open, drop or paste an image.</source>
        <translation>Läuft mit Rauschen, %1. Ein Bild kann geöffnet, hergezogen oder eingefügt werden.</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>The map could not be written, and was not dragged out: %1</source>
        <translation>Die Karte konnte nicht geschrieben und daher nicht hinausgezogen werden: %1</translation>
    </message>
    <message>
        <source>Residua</source>
        <translation>Residua</translation>
    </message>
</context>
<context>
    <name>residua::ui::ManualWindow</name>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>search the manual</source>
        <translation>im Handbuch suchen</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Zurück (Alt+Links)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Vor (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Nothing has these words</source>
        <translation>Diese Wörter kommen nicht vor</translation>
    </message>
</context>
<context>
    <name>residua::ui::MapsGrid</name>
    <message>
        <source>Feature maps</source>
        <translation>Merkmalskarten</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>no finite value</source>
        <translation>kein endlicher Wert</translation>
    </message>
    <message>
        <source>dead: every value is %1</source>
        <translation>tot: jeder Wert ist %1</translation>
    </message>
    <message>
        <source>%1 % zeros</source>
        <translation>%1 % Nullen</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>Mittel %1</translation>
    </message>
    <message>
        <source>mean %1, variance %2</source>
        <translation>Mittel %1, Varianz %2</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>%1 values are not finite</source>
        <translation>%1 Werte sind nicht endlich</translation>
    </message>
</context>
<context>
    <name>residua::ui::MapsLens</name>
    <message>
        <source>The input as the network sees it</source>
        <translation>Die Eingabe, wie das Netz sie sieht</translation>
    </message>
    <message>
        <source>The input as the network sees it: %1</source>
        <translation>Die Eingabe, wie das Netz sie sieht: %1</translation>
    </message>
    <message>
        <source>receptive field %1</source>
        <translation>rezeptives Feld %1</translation>
    </message>
    <message>
        <source>, clipped to %1</source>
        <translation>, beschnitten auf %1</translation>
    </message>
</context>
<context>
    <name>residua::ui::MapsPair</name>
    <message>
        <source>Feature maps of the second image</source>
        <translation>Merkmalskarten des zweiten Bildes</translation>
    </message>
</context>
<context>
    <name>residua::ui::MapsTools</name>
    <message>
        <source>by mean</source>
        <translation>nach Mittel</translation>
    </message>
    <message>
        <source>by variance</source>
        <translation>nach Varianz</translation>
    </message>
    <message>
        <source>by zeros</source>
        <translation>nach Nullen</translation>
    </message>
    <message>
        <source>Size of the maps (Ctrl+wheel)</source>
        <translation>Größe der Karten (Strg+Mausrad)</translation>
    </message>
    <message>
        <source>Size of the maps</source>
        <translation>Größe der Karten</translation>
    </message>
    <message>
        <source>Colo&amp;rs</source>
        <translation>Far&amp;ben</translation>
    </message>
    <message>
        <source>&amp;Viridis</source>
        <translation>&amp;Viridis</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>&amp;Gray</source>
        <translation>&amp;Grau</translation>
    </message>
    <message>
        <source>Gray</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>&amp;Diverging about Zero</source>
        <translation>&amp;Divergierend um null</translation>
    </message>
    <message>
        <source>Diverging</source>
        <translation>Divergierend</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>&amp;Skala</translation>
    </message>
    <message>
        <source>Each &amp;Map its Own</source>
        <translation>Jede &amp;Karte ihre eigene</translation>
    </message>
    <message>
        <source>One for the &amp;Layer</source>
        <translation>Eine für die &amp;Schicht</translation>
    </message>
    <message>
        <source>One for &amp;Both Images</source>
        <translation>Eine für beide &amp;Bilder</translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation>&amp;Reihenfolge</translation>
    </message>
    <message>
        <source>By &amp;Channel</source>
        <translation>Nach &amp;Kanal</translation>
    </message>
    <message>
        <source>By &amp;Mean</source>
        <translation>Nach &amp;Mittelwert</translation>
    </message>
    <message>
        <source>By &amp;Variance</source>
        <translation>Nach &amp;Varianz</translation>
    </message>
    <message>
        <source>By &amp;Zeros</source>
        <translation>Nach &amp;Nullen</translation>
    </message>
    <message>
        <source>&amp;Input Image</source>
        <translation>&amp;Eingabebild</translation>
    </message>
    <message>
        <source>&amp;Histogram</source>
        <translation>&amp;Histogramm</translation>
    </message>
    <message>
        <source>Compare &amp;with a Second Image…</source>
        <translation>Mit &amp;zweitem Bild vergleichen…</translation>
    </message>
    <message>
        <source>Remo&amp;ve the Second Image</source>
        <translation>Z&amp;weites Bild entfernen</translation>
    </message>
    <message>
        <source>Order of the maps</source>
        <translation>Reihenfolge der Karten</translation>
    </message>
    <message>
        <source>Colors of the maps</source>
        <translation>Farben der Karten</translation>
    </message>
    <message>
        <source>Scale of the colors</source>
        <translation>Skala der Farben</translation>
    </message>
    <message>
        <source>Order, colors and scale of the maps, input image, second image</source>
        <translation>Reihenfolge, Farben und Skala der Karten, Eingabebild, zweites Bild</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Choose Another Second Ima&amp;ge…</source>
        <translation>&amp;Anderes zweites Bild wählen…</translation>
    </message>
    <message>
        <source>Map Scale</source>
        <translation>Je Karte</translation>
    </message>
    <message>
        <source>Layer Scale</source>
        <translation>Je Schicht</translation>
    </message>
    <message>
        <source>Both Images</source>
        <translation>Beide Bilder</translation>
    </message>
    <message>
        <source>By Channel</source>
        <translation>Nach Kanal</translation>
    </message>
    <message>
        <source>By Mean</source>
        <translation>Nach Mittel</translation>
    </message>
    <message>
        <source>By Variance</source>
        <translation>Nach Varianz</translation>
    </message>
    <message>
        <source>By Zeros</source>
        <translation>Nach Nullen</translation>
    </message>
    <message>
        <source>&amp;Larger Maps</source>
        <translation>&amp;Größere Karten</translation>
    </message>
    <message>
        <source>S&amp;maller Maps</source>
        <translation>&amp;Kleinere Karten</translation>
    </message>
</context>
<context>
    <name>residua::ui::MapsView</name>
    <message>
        <source>Running…</source>
        <translation>Läuft…</translation>
    </message>
    <message>
        <source>The run failed: %1</source>
        <translation>Der Lauf ist gescheitert: %1</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Noch einmal ausführen</translation>
    </message>
    <message>
        <source>Open, drop or paste an image, or use the sample.</source>
        <translation>Bild öffnen, herziehen oder einfügen, oder das Beispiel nehmen.</translation>
    </message>
    <message>
        <source>Open image…</source>
        <translation>Bild öffnen…</translation>
    </message>
    <message>
        <source>Use the sample</source>
        <translation>Beispiel nehmen</translation>
    </message>
    <message>
        <source>Run to see feature maps.</source>
        <translation>Führen Sie das Netz aus, um Merkmalskarten zu sehen.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>First layer</source>
        <translation>Erste Schicht</translation>
    </message>
    <message>
        <source>Select a layer to see its maps.</source>
        <translation>Wählen Sie eine Schicht, um ihre Karten zu sehen.</translation>
    </message>
    <message>
        <source>The last run is from before the last edit.</source>
        <translation>Der letzte Lauf ist von vor der letzten Änderung.</translation>
    </message>
    <message>
        <source>These activations cannot be shown as maps.</source>
        <translation>Diese Aktivierungen lassen sich nicht als Karten zeigen.</translation>
    </message>
    <message>
        <source>channel %1 · followed from %2</source>
        <translation>Kanal %1 · verfolgt von %2</translation>
    </message>
    <message>
        <source>From before the last edit – run again</source>
        <translation>Von vor der letzten Änderung – noch einmal ausführen</translation>
    </message>
    <message>
        <source>Reading the maps of %1…</source>
        <translation>Die Karten von %1 werden gelesen…</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>both images</source>
        <translation>beide Bilder</translation>
    </message>
    <message>
        <source>the whole layer</source>
        <translation>die ganze Schicht</translation>
    </message>
    <message>
        <source>Every map has its own scale; point at one. %1</source>
        <translation>Jede Karte hat ihre eigene Skala; zeigen Sie auf eine. %1</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>Merkmalskarten</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Back to the whole window (Esc)</source>
        <translation>Zurück zum ganzen Fenster (Esc)</translation>
    </message>
    <message>
        <source>The maps alone in the window (Ctrl+Shift+M)</source>
        <translation>Die Karten allein im Fenster (Strg+Umschalt+M)</translation>
    </message>
    <message>
        <source>Back to the whole window</source>
        <translation>Zurück zum ganzen Fenster</translation>
    </message>
    <message>
        <source>The maps alone in the window</source>
        <translation>Die Karten allein im Fenster</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 dead</source>
        <translation>%1 tot</translation>
    </message>
    <message>
        <source>random weights</source>
        <translation>zufällige Gewichte</translation>
    </message>
    <message>
        <source>The layer before with %1 channels ([)</source>
        <translation>Die vorige Schicht mit %1 Kanälen ([)</translation>
    </message>
    <message>
        <source>The next layer with %1 channels (])</source>
        <translation>Die nächste Schicht mit %1 Kanälen (])</translation>
    </message>
    <message>
        <source>Reading the maps…</source>
        <translation>Die Karten werden gelesen…</translation>
    </message>
    <message>
        <source>&amp;Copy Map</source>
        <translation>Karte ko&amp;pieren</translation>
    </message>
    <message>
        <source>Save M&amp;ap…</source>
        <translation>Kar&amp;te speichern…</translation>
    </message>
    <message>
        <source>Save Map &amp;Enlarged…</source>
        <translation>Karte &amp;vergrößert speichern…</translation>
    </message>
    <message>
        <source>Save All Maps as &amp;Picture…</source>
        <translation>Alle Karten als Bi&amp;ld speichern…</translation>
    </message>
    <message>
        <source>Save Layer as .&amp;npy…</source>
        <translation>Schicht als .&amp;npy speichern…</translation>
    </message>
    <message>
        <source>Save feature maps</source>
        <translation>Merkmalskarten speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Save activations</source>
        <translation>Aktivierungen speichern</translation>
    </message>
    <message>
        <source>NumPy array (*.npy)</source>
        <translation>NumPy-Array (*.npy)</translation>
    </message>
    <message>
        <source>Save feature map</source>
        <translation>Merkmalskarte speichern</translation>
    </message>
</context>
<context>
    <name>residua::ui::MessageBar</name>
    <message>
        <source>Reading “%1”…</source>
        <translation>„%1“ wird gelesen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 is not possible: %2 %3</source>
        <translation>%1 ist nicht möglich: %2 %3</translation>
    </message>
</context>
<context>
    <name>residua::ui::MetricButton</name>
    <message>
        <source>run to color by %1</source>
        <translation>für „%1“ ausführen</translation>
    </message>
    <message>
        <source>colored by: %1</source>
        <translation>gefärbt nach: %1</translation>
    </message>
    <message>
        <source>The colors need a run of this network. Choose another measure here.</source>
        <translation>Die Farben brauchen einen Lauf dieses Netzes. Wählen Sie hier ein anderes Maß.</translation>
    </message>
    <message>
        <source>Choose what colors the strip and the picture</source>
        <translation>Wählen, wonach Leiste und Grafik gefärbt sind</translation>
    </message>
</context>
<context>
    <name>residua::ui::ModuleModel</name>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>The attribute that holds the module</source>
        <translation>Das Attribut, in dem das Modul steht</translation>
    </message>
    <message>
        <source>The module as PyTorch prints it</source>
        <translation>Das Modul, wie PyTorch es ausgibt</translation>
    </message>
    <message>
        <source>Trained numbers in the module and all below it; shared modules once</source>
        <translation>Trainierte Zahlen im Modul und allem darunter; geteilte Module einmal</translation>
    </message>
    <message>
        <source>Trained: the weight file&apos;s. From the file: the same, where no batch norm shows a training. Reshaped: in another shape. New: drawn at random</source>
        <translation>Trainiert: aus der Gewichtsdatei. Aus der Datei: ebenso, wo keine Batch-Norm ein Training zeigt. Umgeformt: in anderer Form. Neu: zufällig gezogen</translation>
    </message>
</context>
<context>
    <name>residua::ui::ModuleView</name>
    <message>
        <source>Names as in</source>
        <translation>Namen wie in</translation>
    </message>
    <message>
        <source>torchvision</source>
        <translation>torchvision</translation>
    </message>
    <message>
        <source>encoder/decoder</source>
        <translation>Encoder/Decoder</translation>
    </message>
    <message>
        <source>sequential</source>
        <translation>Sequential</translation>
    </message>
    <message>
        <source>small image</source>
        <translation>Kleines Bild</translation>
    </message>
    <message>
        <source>Style of the module names</source>
        <translation>Stil der Modulnamen</translation>
    </message>
    <message>
        <source>How modules are named and nested; what is computed stays the same</source>
        <translation>Wie Module heißen und verschachtelt sind; was gerechnet wird, bleibt gleich</translation>
    </message>
    <message>
        <source>Module tree</source>
        <translation>Modulbaum</translation>
    </message>
    <message>
        <source>The modules of the network as PyTorch prints them</source>
        <translation>Die Module des Netzes, wie PyTorch sie ausgibt</translation>
    </message>
    <message>
        <source>Columns of the module tree</source>
        <translation>Spalten des Modulbaums</translation>
    </message>
    <message>
        <source>Set style to %1</source>
        <translation>Stil auf %1 setzen</translation>
    </message>
    <message>
        <source>Copy the T&amp;ree as PyTorch Prints It</source>
        <translation>&amp;Baum kopieren, wie PyTorch ihn ausgibt</translation>
    </message>
    <message>
        <source>&amp;Expand All</source>
        <translation>&amp;Alle aufklappen</translation>
    </message>
    <message>
        <source>C&amp;ollapse All</source>
        <translation>Alle &amp;zuklappen</translation>
    </message>
</context>
<context>
    <name>residua::ui::MoreButton</name>
    <message>
        <source>More commands: what there is no room for</source>
        <translation>Weitere Befehle: wofür kein Platz ist</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>Weitere Befehle</translation>
    </message>
</context>
<context>
    <name>residua::ui::NumberEdit</name>
    <message>
        <source>a number from %1 to %2</source>
        <translation>eine Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>an odd number from %1 to %2</source>
        <translation>eine ungerade Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
</context>
<context>
    <name>residua::ui::NumberField</name>
    <message>
        <source>Arrow keys and wheel: by %1</source>
        <translation>Pfeiltasten und Mausrad: um %1</translation>
    </message>
    <message>
        <source>Arrow keys and wheel: to the next power of two, with Ctrl by 1</source>
        <translation>Pfeiltasten und Mausrad: zur nächsten Zweierpotenz, mit Strg um 1</translation>
    </message>
    <message>
        <source>Arrow keys and wheel: to the next power of ten</source>
        <translation>Pfeiltasten und Mausrad: zur nächsten Zehnerpotenz</translation>
    </message>
    <message>
        <source>Arrow keys and wheel: by %1, with Ctrl by %2</source>
        <translation>Pfeiltasten und Mausrad: um %1, mit Strg um %2</translation>
    </message>
    <message>
        <source>Arrow keys and wheel: by 2</source>
        <translation>Pfeiltasten und Mausrad: um 2</translation>
    </message>
    <message>
        <source>%1.
%2</source>
        <translation>%1.
%2</translation>
    </message>
    <message>
        <source>%1: %2.
%3.</source>
        <translation>%1: %2.
%3.</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is %1</source>
        <translation>ist %1</translation>
    </message>
    <message>
        <source>is “%1”</source>
        <translation>ist „%1“</translation>
    </message>
    <message>
        <source>%1 %2, must be %3; the nearest valid value is %4.</source>
        <translation>%1 %2, muss %3 sein; der nächste gültige Wert ist %4.</translation>
    </message>
</context>
<context>
    <name>residua::ui::PageChoice</name>
    <message>
        <source>&amp;Fit to one page</source>
        <translation>An eine Seite an&amp;passen</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Grafik</translation>
    </message>
    <message>
        <source>Otherwise on as many pages as keep the words large enough to be read</source>
        <translation>Sonst auf so vielen Seiten, dass die Wörter groß genug zum Lesen bleiben</translation>
    </message>
</context>
<context>
    <name>residua::ui::PreferencesDialog</name>
    <message>
        <source>Residua speaks it from its next start on.</source>
        <translation>Residua spricht sie vom nächsten Start an.</translation>
    </message>
    <message>
        <source>Show by a short &amp;motion where things went</source>
        <translation>Durch kurze &amp;Bewegung zeigen, wohin etwas ging</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts…</source>
        <translation>Tasten&amp;kürzel…</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>&amp;Colors</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light or dark colors</source>
        <translation>Helle oder dunkle Farben</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>From the next start on</source>
        <translation>Vom nächsten Start an</translation>
    </message>
    <message>
        <source>When a box is unfolded, or something far away is shown</source>
        <translation>Wenn ein Kasten aufgeklappt oder etwas Entferntes gezeigt wird</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>In this window at once, and in every new one.</source>
        <translation>In diesem Fenster sofort und in jedem neuen.</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>&amp;Einheit</translation>
    </message>
    <message>
        <source>Multiply-accumulates (MACs): two operations are one</source>
        <translation>Multiplikation mit Addition (MACs): zwei Rechnungen sind eine</translation>
    </message>
    <message>
        <source>Floating-point operations (FLOPs)</source>
        <translation>Gleitkommaoperationen (FLOPs)</translation>
    </message>
    <message>
        <source>Whether a multiplication and its addition count as one or as two</source>
        <translation>Ob eine Multiplikation und ihre Addition als eine oder zwei Operationen zählen</translation>
    </message>
    <message>
        <source>Cou&amp;nted</source>
        <translation>Ge&amp;zählt</translation>
    </message>
    <message>
        <source>Convolution and linear layers, as papers do</source>
        <translation>Faltungen und lineare Schichten, wie in Veröffentlichungen</translation>
    </message>
    <message>
        <source>All operations</source>
        <translation>Alle Operationen</translation>
    </message>
    <message>
        <source>As torchinfo does</source>
        <translation>Wie torchinfo</translation>
    </message>
    <message>
        <source>Which operations have costs</source>
        <translation>Welche Operationen Kosten haben</translation>
    </message>
    <message>
        <source>To begin with</source>
        <translation>Beim Start</translation>
    </message>
    <message>
        <source>When the program is started without a file.</source>
        <translation>Wenn das Programm ohne Datei gestartet wird.</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>A&amp;nzeigen</translation>
    </message>
    <message>
        <source>The start page</source>
        <translation>Die Startseite</translation>
    </message>
    <message>
        <source>What was open last</source>
        <translation>Was zuletzt offen war</translation>
    </message>
    <message>
        <source>A network, without the start page</source>
        <translation>Ein Netz, ohne die Startseite</translation>
    </message>
    <message>
        <source>At the next start</source>
        <translation>Beim nächsten Start</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>Ne&amp;tz</translation>
    </message>
    <message>
        <source>The preset that a new window begins with</source>
        <translation>Die Vorlage, mit der ein neues Fenster beginnt</translation>
    </message>
    <message>
        <source>Sample &amp;image</source>
        <translation>Beisp&amp;ielbild</translation>
    </message>
    <message>
        <source>What “Use the sample” runs on, from now on; a network that reads digits gets a digit</source>
        <translation>Womit „Beispiel nehmen“ von jetzt an läuft; ein Netz, das Ziffern liest, bekommt eine Ziffer</translation>
    </message>
</context>
<context>
    <name>residua::ui::PreparationDialog</name>
    <message>
        <source>Image Preparation</source>
        <translation>Bildvorbereitung</translation>
    </message>
    <message>
        <source>As usual for this network</source>
        <translation>Wie üblich für dieses Netz</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>Bilinear</translation>
    </message>
    <message>
        <source>Bicubic</source>
        <translation>Bikubisch</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>Nächster Nachbar</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 bis 1</translation>
    </message>
    <message>
        <source>0 to 255</source>
        <translation>0 bis 255</translation>
    </message>
    <message>
        <source>Red, green, blue</source>
        <translation>Rot, Grün, Blau</translation>
    </message>
    <message>
        <source>Blue, green, red</source>
        <translation>Blau, Grün, Rot</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> Pixel</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, the network&apos;s input</source>
        <translation>%1 × %2 Pixel, die Eingabe des Netzes</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Vorgabe</translation>
    </message>
    <message>
        <source>What well-known programs do</source>
        <translation>Was bekannte Programme tun</translation>
    </message>
    <message>
        <source>&amp;Short side</source>
        <translation>K&amp;urze Seite</translation>
    </message>
    <message>
        <source>The image is resized so that its short side has so many pixels</source>
        <translation>Das Bild wird so skaliert, dass seine kurze Seite so viele Pixel hat</translation>
    </message>
    <message>
        <source>Center crop</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>What is cut out of the middle; black where the image is smaller</source>
        <translation>Was aus der Mitte genommen wird; schwarz, wo das Bild kleiner ist</translation>
    </message>
    <message>
        <source>&amp;Interpolation</source>
        <translation>&amp;Interpolation</translation>
    </message>
    <message>
        <source>How the image is resized, antialiased</source>
        <translation>Wie das Bild skaliert wird, mit Antialiasing</translation>
    </message>
    <message>
        <source>&amp;Range</source>
        <translation>We&amp;rtebereich</translation>
    </message>
    <message>
        <source>Of a pixel&apos;s values where mean and deviation are applied</source>
        <translation>Der Werte eines Pixels dort, wo Mittel und Abweichung angewandt werden</translation>
    </message>
    <message>
        <source>&amp;Channels</source>
        <translation>&amp;Kanäle</translation>
    </message>
    <message>
        <source>Their order in the input; mean and deviation follow it</source>
        <translation>Ihre Reihenfolge in der Eingabe; Mittel und Abweichung folgen ihr</translation>
    </message>
    <message>
        <source>&amp;Mean</source>
        <translation>&amp;Mittelwert</translation>
    </message>
    <message>
        <source>Is subtracted: a number for each channel, or one for all</source>
        <translation>Wird abgezogen: eine Zahl je Kanal, oder eine für alle</translation>
    </message>
    <message>
        <source>&amp;Deviation</source>
        <translation>&amp;Standardabw.</translation>
    </message>
    <message>
        <source>Is divided by: a number for each channel, or one for all</source>
        <translation>Wird geteilt durch: eine Zahl je Kanal, oder eine für alle</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>Über&amp;nehmen</translation>
    </message>
    <message numerus="yes">
        <source>Mean and deviation are one number, or %n with commas between them, one for each channel.</source>
        <translation>
            <numerusform>Mittelwert und Abweichung sind eine Zahl.</numerusform>
            <numerusform>Mittelwert und Abweichung sind eine Zahl oder %n mit Kommas dazwischen, eine je Kanal.</numerusform>
        </translation>
    </message>
    <message>
        <source>The deviation is divided by: it must not be 0.</source>
        <translation>Durch die Abweichung wird geteilt: sie darf nicht 0 sein.</translation>
    </message>
    <message>
        <source>Pixels are 0 to 1 here: a mean above 1 or a deviation above 3 is meant for the range 0 to 255.</source>
        <translation>Pixel gehen hier von 0 bis 1: ein Mittelwert über 1 oder eine Abweichung über 3 ist für den Bereich 0 bis 255 gedacht.</translation>
    </message>
    <message>
        <source>Black and white pixels become values from %1 to %2.</source>
        <translation>Aus Schwarz und Weiß werden Werte von %1 bis %2.</translation>
    </message>
</context>
<context>
    <name>residua::ui::PresetChooser</name>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Replace the network by a known one. Can be undone.</source>
        <translation>Das Netz durch ein bekanntes ersetzen. Kann zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Use preset %1</source>
        <translation>Vorlage %1 verwenden</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigenes</translation>
    </message>
    <message>
        <source>custom, from %1</source>
        <translation>eigenes, aus %1</translation>
    </message>
</context>
<context>
    <name>residua::ui::PrintController</name>
    <message>
        <source>The picture could not be drawn: %1</source>
        <translation>Die Grafik konnte nicht gezeichnet werden: %1</translation>
    </message>
    <message>
        <source>The picture was not printed: %1</source>
        <translation>Die Grafik wurde nicht gedruckt: %1</translation>
    </message>
    <message>
        <source>Sent to the printer %1, pages: %2</source>
        <translation>An den Drucker %1 gesandt, Seiten: %2</translation>
    </message>
</context>
<context>
    <name>residua::ui::ProblemLine</name>
    <message>
        <source>Enter the nearest valid value</source>
        <translation>Den nächsten gültigen Wert eintragen</translation>
    </message>
</context>
<context>
    <name>residua::ui::ReconcileDialog</name>
    <message>
        <source>Ways to Count</source>
        <translation>Zählweisen</translation>
    </message>
    <message>
        <source>What the chosen cell counts</source>
        <translation>Was die gewählte Zelle zählt</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>FLOPs (2 × MACs)</source>
        <translation>FLOPs (2 × MACs)</translation>
    </message>
    <message>
        <source>Unit of the costs</source>
        <translation>Einheit der Kosten</translation>
    </message>
    <message>
        <source>convolutions and linear layers</source>
        <translation>Faltungen und lineare Schichten</translation>
    </message>
    <message>
        <source>all operations</source>
        <translation>alle Operationen</translation>
    </message>
    <message>
        <source>as torchinfo counts</source>
        <translation>wie torchinfo zählt</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>Was gezählt wird</translation>
    </message>
    <message>
        <source>The window &amp;counts</source>
        <translation>Das Fenster &amp;zählt</translation>
    </message>
    <message>
        <source>&amp;of</source>
        <translation>&amp;von</translation>
    </message>
    <message>
        <source>Every way to count, term by term</source>
        <translation>Jede Zählweise, Term für Term</translation>
    </message>
    <message>
        <source>Copy &amp;Table</source>
        <translation>&amp;Tabelle kopieren</translation>
    </message>
    <message>
        <source>The whole table, exact, with tabs between the columns</source>
        <translation>Die ganze Tabelle, genau, mit Tabulatoren zwischen den Spalten</translation>
    </message>
    <message>
        <source>%1, one image. The same network has many published costs, because they count different things. Each column is one way to count, each line what it adds.</source>
        <translation>%1, ein Bild. Dasselbe Netz hat viele veröffentlichte Kosten, weil sie Verschiedenes zählen. Jede Spalte ist eine Zählweise, jede Zeile, was sie hinzufügt.</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>gezählt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a term and what it means</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>rounded</source>
        <translation>gerundet</translation>
    </message>
    <message>
        <source>published</source>
        <translation>veröffentlicht</translation>
    </message>
    <message>
        <source>What others have printed of this network.</source>
        <translation>Was andere zu diesem Netz angegeben haben.</translation>
    </message>
    <message>
        <source>Published: %1</source>
        <translation>Veröffentlicht: %1</translation>
    </message>
</context>
<context>
    <name>residua::ui::RecoveryDialog</name>
    <message>
        <source>at an unknown time</source>
        <translation>zu unbekannter Zeit</translation>
    </message>
    <message>
        <source>today, %1</source>
        <translation>heute, %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Recover Documents</source>
        <translation>Dokumente wiederherstellen</translation>
    </message>
    <message>
        <source>The program ended before these were saved. Files on disk are as they were saved last; what is opened here becomes a document without a file.</source>
        <translation>Das Programm endete, ehe diese gespeichert waren. Dateien sind, wie sie zuletzt gespeichert wurden; was hier geöffnet wird, wird ein Dokument ohne Datei.</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Kept %1</source>
        <translation>Aufgehoben %1</translation>
    </message>
    <message numerus="yes">
        <source>%n variants</source>
        <translation>
            <numerusform>%n Variante</numerusform>
            <numerusform>%n Varianten</numerusform>
        </translation>
    </message>
    <message>
        <source>Never saved</source>
        <translation>Nie gespeichert</translation>
    </message>
    <message>
        <source>Changes to %1</source>
        <translation>Änderungen an %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard %1</source>
        <translation>%1 verwerfen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>S&amp;päter</translation>
    </message>
    <message>
        <source>Ask again at the next start</source>
        <translation>Beim nächsten Start noch einmal fragen</translation>
    </message>
    <message>
        <source>Remove what is discarded</source>
        <translation>Entfernen, was verworfen ist</translation>
    </message>
    <message>
        <source>Remove what is discarded, ask again for the others at the next start</source>
        <translation>Entfernen, was verworfen ist, und beim nächsten Start nach den anderen fragen</translation>
    </message>
</context>
<context>
    <name>residua::ui::RowList</name>
    <message>
        <source>Select %1</source>
        <translation>%1 auswählen</translation>
    </message>
</context>
<context>
    <name>residua::ui::RowMenu</name>
    <message>
        <source>Insert Before</source>
        <translation>Davor einfügen</translation>
    </message>
    <message>
        <source>Insert After</source>
        <translation>Danach einfügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Insert, duplicate, move or delete %1</source>
        <translation>%1 einfügen, duplizieren, verschieben oder löschen</translation>
    </message>
    <message>
        <source>There are at most %1</source>
        <translation>Es sind höchstens %1</translation>
    </message>
    <message>
        <source>It is the first</source>
        <translation>Das ist der erste Eintrag</translation>
    </message>
    <message>
        <source>It is the last</source>
        <translation>Das ist der letzte Eintrag</translation>
    </message>
    <message>
        <source>At least one is needed</source>
        <translation>Mindestens einer wird gebraucht</translation>
    </message>
</context>
<context>
    <name>residua::ui::RunController</name>
    <message>
        <source>Images (%1)</source>
        <translation>Bilder (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open Image</source>
        <translation>Bild öffnen</translation>
    </message>
    <message>
        <source>Open Second Image</source>
        <translation>Zweites Bild öffnen</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>pasted image</source>
        <translation>eingefügtes Bild</translation>
    </message>
    <message>
        <source>The clipboard holds no image. Copy one, or open a file with Run ▸ Open Image.</source>
        <translation>Die Zwischenablage enthält kein Bild. Kopieren Sie eines, oder öffnen Sie eine Datei mit Ausführen ▸ Bild öffnen.</translation>
    </message>
    <message>
        <source>The image has %1 × %2 pixels; at most 100 million are read: scale it down first.</source>
        <translation>Das Bild hat %1 × %2 Pixel; gelesen werden höchstens 100 Millionen: verkleinern Sie es vorher.</translation>
    </message>
    <message>
        <source>Handwritten digits</source>
        <translation>Handgeschriebene Ziffern</translation>
    </message>
    <message>
        <source>Images have 1 or 3 channels, the input of this network has %1: it is not run on images.</source>
        <translation>Bilder haben 1 oder 3 Kanäle, die Eingabe dieses Netzes hat %1: es wird nicht mit Bildern ausgeführt.</translation>
    </message>
    <message>
        <source>Run anyway, this and other programs may be ended.</source>
        <translation>Wird es trotzdem ausgeführt, können dieses und andere Programme beendet werden.</translation>
    </message>
    <message>
        <source>Run Anyway</source>
        <translation>Trotzdem ausführen</translation>
    </message>
</context>
<context>
    <name>residua::ui::ScaleBar</name>
    <message>
        <source>Every value is %1</source>
        <translation>Jeder Wert ist %1</translation>
    </message>
    <message>
        <source>Colors from %1 to %2, the scale of %3</source>
        <translation>Farben von %1 bis %2, Skala: %3</translation>
    </message>
    <message>
        <source>; %1 values are not finite, in magenta</source>
        <translation>; %1 Werte sind nicht endlich, in Magenta</translation>
    </message>
</context>
<context>
    <name>residua::ui::Section</name>
    <message>
        <source>Close this section</source>
        <translation>Diesen Abschnitt zuklappen</translation>
    </message>
    <message>
        <source>Open this section</source>
        <translation>Diesen Abschnitt aufklappen</translation>
    </message>
</context>
<context>
    <name>residua::ui::Session</name>
    <message>
        <source>an architecture file holds one network, this workspace has %1</source>
        <translation>eine Architekturdatei enthält ein Netz, dieser Arbeitsbereich hat %1</translation>
    </message>
    <message>
        <source>an architecture file holds no note, this network has one</source>
        <translation>eine Architekturdatei enthält keine Notiz, dieses Netz hat eine</translation>
    </message>
    <message>
        <source>%1: save it under a name that ends in .residua</source>
        <translation>%1: speichern Sie unter einem Namen, der auf .residua endet</translation>
    </message>
    <message>
        <source>the file would have %1 bytes, at most %2 are read: remove variants or shorten notes</source>
        <translation>die Datei hätte %1 Bytes, gelesen werden höchstens %2: entfernen Sie Varianten, oder kürzen Sie Notizen</translation>
    </message>
    <message>
        <source>is empty: a variant needs a name</source>
        <translation>ist leer: eine Variante braucht einen Namen</translation>
    </message>
    <message>
        <source>has more than %1 characters</source>
        <translation>hat mehr als %1 Zeichen</translation>
    </message>
    <message>
        <source>is another variant&apos;s: no two have the same</source>
        <translation>gehört einer anderen Variante: keine zwei heißen gleich</translation>
    </message>
    <message>
        <source>are %1: a workspace holds no more</source>
        <translation>sind %1: mehr enthält ein Arbeitsbereich nicht</translation>
    </message>
    <message>
        <source>would be %1: a workspace holds at most %2</source>
        <translation>wären %1: ein Arbeitsbereich enthält höchstens %2</translation>
    </message>
    <message>
        <source>Duplicate variant %1</source>
        <translation>Variante %1 duplizieren</translation>
    </message>
    <message>
        <source>Rename variant %1 to %2</source>
        <translation>Variante %1 in %2 umbenennen</translation>
    </message>
    <message>
        <source>Change the note of variant %1</source>
        <translation>Notiz zur Variante %1 ändern</translation>
    </message>
    <message>
        <source>are this one only: a document has at least one</source>
        <translation>sind nur diese eine: ein Dokument hat mindestens eine</translation>
    </message>
    <message>
        <source>Close variant %1</source>
        <translation>Variante %1 schließen</translation>
    </message>
    <message>
        <source>Move variant %1</source>
        <translation>Variante %1 verschieben</translation>
    </message>
    <message>
        <source>Compare with variant %1</source>
        <translation>Mit Variante %1 vergleichen</translation>
    </message>
    <message>
        <source>Compare with no variant</source>
        <translation>Mit keiner Variante vergleichen</translation>
    </message>
    <message>
        <source>network</source>
        <translation>Netz</translation>
    </message>
</context>
<context>
    <name>residua::ui::ShortcutsDialog</name>
    <message>
        <source>&amp;Assign</source>
        <translation>Zu&amp;weisen</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>find: words of a command, or keys</source>
        <translation>suchen: Wörter eines Befehls oder Tasten</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Einen Befehl suchen</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Every command gets the keys that it was made with</source>
        <translation>Jeder Befehl bekommt die Tasten, die er am Anfang hatte</translation>
    </message>
    <message>
        <source>In the picture and the form</source>
        <translation>In Grafik und Formular</translation>
    </message>
    <message>
        <source>Along the network</source>
        <translation>Das Netz entlang</translation>
    </message>
    <message>
        <source>To the branch above or below</source>
        <translation>Zum Zweig darüber oder darunter</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Pos1, Ende</translation>
    </message>
    <message>
        <source>The first, the last box</source>
        <translation>Der erste, der letzte Kasten</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Aufklappen</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Zuklappen</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Zoom to the pointer</source>
        <translation>Zum Zeiger hin vergrößern</translation>
    </message>
    <message>
        <source>Ctrl+Wheel, Ctrl+↑ ↓</source>
        <translation>Strg+Mausrad, Strg+↑ ↓</translation>
    </message>
    <message>
        <source>Widths in the form: single steps</source>
        <translation>Breiten im Formular: in Einerschritten</translation>
    </message>
    <message>
        <source>Select a command to change its keys</source>
        <translation>Wählen Sie einen Befehl, um seine Tasten zu ändern</translation>
    </message>
    <message>
        <source>%1 belongs to %2, which loses it by Assign.</source>
        <translation>%1 gehört zu „%2“ und geht ihm durch Zuweisen verloren.</translation>
    </message>
</context>
<context>
    <name>residua::ui::StageDetails</name>
    <message>
        <source>dilation</source>
        <translation>Dilatation</translation>
    </message>
    <message>
        <source>Stage %1: own block</source>
        <translation>Stage %1: eigener Block</translation>
    </message>
    <message>
        <source>dilation %1</source>
        <translation>Dilatation %1</translation>
    </message>
    <message numerus="yes">
        <source>%n own</source>
        <translation>
            <numerusform>%n eigener Wert</numerusform>
            <numerusform>%n eigene Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>as the network</source>
        <translation>wie das Netz</translation>
    </message>
</context>
<context>
    <name>residua::ui::StageRow</name>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message>
        <source>Own block…</source>
        <translation>Eigener Block…</translation>
    </message>
    <message>
        <source>Stage %1. Click to select it in every view.</source>
        <translation>Stage %1. Ein Klick wählt sie in jeder Ansicht aus.</translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>Stage %1</translation>
    </message>
</context>
<context>
    <name>residua::ui::StageStrip</name>
    <message>
        <source>Stage strip</source>
        <translation>Stage-Leiste</translation>
    </message>
    <message>
        <source>Nothing selected. Left and right move along the network.</source>
        <translation>Nichts ausgewählt. Links und Rechts gehen das Netz entlang.</translation>
    </message>
    <message>
        <source>Stage strip, %1</source>
        <translation>Stage-Leiste, %1</translation>
    </message>
    <message>
        <source>Drag to change the depth. Double-click to type it.</source>
        <translation>Ziehen ändert die Tiefe. Ein Doppelklick öffnet sie zum Tippen.</translation>
    </message>
    <message>
        <source>Drag up or down to change the width, with Shift in single steps. Double-click to type it.</source>
        <translation>Nach oben oder unten ziehen ändert die Breite, mit Umschalt in Einerschritten. Ein Doppelklick öffnet sie zum Tippen.</translation>
    </message>
    <message>
        <source>Depth: double-click to type it.</source>
        <translation>Tiefe: Doppelklick, um sie zu tippen.</translation>
    </message>
    <message>
        <source>Width: double-click to type it.</source>
        <translation>Breite: Doppelklick, um sie zu tippen.</translation>
    </message>
    <message>
        <source>%1 % of the %2</source>
        <translation>%1 % der %2</translation>
    </message>
    <message>
        <source>Double-click to type its depth.</source>
        <translation>Doppelklick, um die Tiefe zu tippen.</translation>
    </message>
    <message>
        <source>Double-click to change it in the form.</source>
        <translation>Doppelklick, um es im Formular zu ändern.</translation>
    </message>
</context>
<context>
    <name>residua::ui::StageTable</name>
    <message>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>Stride</translation>
    </message>
    <message>
        <source>+ stage</source>
        <translation>+ Stage</translation>
    </message>
    <message>
        <source>Add a stage</source>
        <translation>Stage hinzufügen</translation>
    </message>
    <message>
        <source>A network has at most %1 stages</source>
        <translation>Ein Netz hat höchstens %1 Stages</translation>
    </message>
    <message>
        <source>Add a stage at the end</source>
        <translation>Am Ende eine Stage hinzufügen</translation>
    </message>
    <message>
        <source>Insert stage %1</source>
        <translation>Stage %1 einfügen</translation>
    </message>
    <message>
        <source>Duplicate stage %1</source>
        <translation>Stage %1 duplizieren</translation>
    </message>
    <message>
        <source>Move stage %1 up</source>
        <translation>Stage %1 nach oben schieben</translation>
    </message>
    <message>
        <source>Move stage %1 down</source>
        <translation>Stage %1 nach unten schieben</translation>
    </message>
    <message>
        <source>Delete stage %1</source>
        <translation>Stage %1 löschen</translation>
    </message>
    <message>
        <source>“%1” is not possible: %2</source>
        <translation>„%1“ ist nicht möglich: %2</translation>
    </message>
</context>
<context>
    <name>residua::ui::StartPage</name>
    <message>
        <source>%1 parameters, %2 for an image of %3 × %4 pixels</source>
        <translation>%1 Parameter, %2 für ein Bild mit %3 × %4 Pixeln</translation>
    </message>
    <message>
        <source>New network</source>
        <translation>Neues Netz</translation>
    </message>
    <message>
        <source>Nothing here is called so.</source>
        <translation>Hier heißt nichts so.</translation>
    </message>
    <message>
        <source>Only what has these words in its name or line is shown</source>
        <translation>Nur was diese Wörter im Namen oder in der Zeile hat, wird gezeigt</translation>
    </message>
    <message>
        <source>Find a preset, file or image</source>
        <translation>Vorlage, Datei oder Bild suchen</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Zurück zu %1</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>Last session</source>
        <translation>Letzte Sitzung</translation>
    </message>
    <message>
        <source>Trained digits</source>
        <translation>Trainierte Ziffern</translation>
    </message>
    <message>
        <source>Reads handwriting at once</source>
        <translation>Liest sofort Handschrift</translation>
    </message>
    <message>
        <source>From a checkpoint…</source>
        <translation>Aus Checkpoint…</translation>
    </message>
    <message>
        <source>PyTorch or safetensors</source>
        <translation>PyTorch oder safetensors</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Network or workspace</source>
        <translation>Netz oder Arbeitsbereich</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Sample images</source>
        <translation>Beispielbilder</translation>
    </message>
    <message>
        <source>With the trained digits</source>
        <translation>Mit den trainierten Ziffern</translation>
    </message>
    <message>
        <source>With %1</source>
        <translation>Mit %1</translation>
    </message>
</context>
<context>
    <name>residua::ui::StatusLine</name>
    <message>
        <source>The variant that is shown: Network ▸ Variant has them all</source>
        <translation>Die gezeigte Variante: Netz ▸ Variante hat alle</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>noch einmal versuchen</translation>
    </message>
    <message>
        <source>Look for libtorch again</source>
        <translation>Noch einmal nach libtorch suchen</translation>
    </message>
    <message>
        <source>Where this network is weaker than every standard one: open the advice</source>
        <translation>Wo dieses Netz schwächer ist als jedes Standardnetz: Hinweise öffnen</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the run before its next operation</source>
        <translation>Den Lauf vor seiner nächsten Operation anhalten</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Lauf anhalten</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>a value is not valid: shown is the network without it</source>
        <translation>ein Wert ist nicht gültig: gezeigt wird das Netz ohne ihn</translation>
    </message>
</context>
<context>
    <name>residua::ui::StripMenu</name>
    <message>
        <source>Insert Stage Before</source>
        <translation>Stage davor einfügen</translation>
    </message>
    <message>
        <source>Insert Stage After</source>
        <translation>Stage danach einfügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Move Left</source>
        <translation>Nach links</translation>
    </message>
    <message>
        <source>Move Right</source>
        <translation>Nach rechts</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Insert Stage Before Stage 1</source>
        <translation>Stage vor Stage 1 einfügen</translation>
    </message>
    <message>
        <source>Insert Stage After Stage %1</source>
        <translation>Stage nach Stage %1 einfügen</translation>
    </message>
    <message>
        <source>Depth %1…</source>
        <translation>Tiefe %1…</translation>
    </message>
    <message>
        <source>Width %1…</source>
        <translation>Breite %1…</translation>
    </message>
    <message>
        <source>Stride %1</source>
        <translation>Stride %1</translation>
    </message>
</context>
<context>
    <name>residua::ui::StripNumber</name>
    <message>
        <source>Depth of stage %1</source>
        <translation>Tiefe von Stage %1</translation>
    </message>
    <message>
        <source>Width of stage %1</source>
        <translation>Breite von Stage %1</translation>
    </message>
    <message>
        <source>Enter sets it, Escape leaves it as it is.</source>
        <translation>Die Eingabetaste übernimmt den Wert, Escape lässt ihn, wie er ist.</translation>
    </message>
    <message>
        <source>It must be %1.</source>
        <translation>Es muss %1 sein.</translation>
    </message>
</context>
<context>
    <name>residua::ui::TextField</name>
    <message>
        <source>%1 is empty, must have at least one character.</source>
        <translation>%1 ist leer, muss mindestens ein Zeichen haben.</translation>
    </message>
</context>
<context>
    <name>residua::ui::Toast</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Dismiss this message (Esc)</source>
        <translation>Diese Meldung ausblenden (Esc)</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>Meldung ausblenden</translation>
    </message>
    <message>
        <source>Show or hide the rest of the message</source>
        <translation>Den Rest der Meldung zeigen oder verbergen</translation>
    </message>
</context>
<context>
    <name>residua::ui::VariantBar</name>
    <message>
        <source>+ Variant</source>
        <translation>+ Variante</translation>
    </message>
    <message>
        <source>Add a variant: a copy, a preset or a file</source>
        <translation>Eine Variante hinzufügen: eine Kopie, eine Vorlage oder eine Datei</translation>
    </message>
    <message>
        <source>Add a variant</source>
        <translation>Variante hinzufügen</translation>
    </message>
</context>
<context>
    <name>residua::ui::VariantController</name>
    <message>
        <source>%1 (baseline)</source>
        <translation>%1 (Referenz)</translation>
    </message>
    <message>
        <source>Show this variant</source>
        <translation>Diese Variante zeigen</translation>
    </message>
    <message>
        <source>Add variant “%1”</source>
        <translation>Variante „%1“ hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate variant “%1”</source>
        <translation>Variante „%1“ duplizieren</translation>
    </message>
    <message>
        <source>Add File</source>
        <translation>Datei hinzufügen</translation>
    </message>
    <message>
        <source>Networks (*.residua.json *.json *.residua)</source>
        <translation>Netze (*.residua.json *.json *.residua)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add variants of “%1”</source>
        <translation>Varianten von „%1“ hinzufügen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note on variant “%1”:</source>
        <translation>Notiz zur Variante „%1“:</translation>
    </message>
    <message>
        <source>The note on “%1”</source>
        <translation>Die Notiz zu „%1“</translation>
    </message>
    <message>
        <source>Close variant “%1”</source>
        <translation>Variante „%1“ schließen</translation>
    </message>
</context>
<context>
    <name>residua::ui::VariantTabs</name>
    <message>
        <source>Variants</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source>%1 (baseline)</source>
        <translation>%1 (Referenz)</translation>
    </message>
    <message>
        <source>The others are compared with this variant.</source>
        <translation>Mit dieser Variante werden die anderen verglichen.</translation>
    </message>
    <message>
        <source>Close this variant; Undo brings it back</source>
        <translation>Diese Variante schließen; Rückgängig bringt sie zurück</translation>
    </message>
    <message>
        <source>Close the variant</source>
        <translation>Variante schließen</translation>
    </message>
    <message>
        <source>Name of the variant</source>
        <translation>Name der Variante</translation>
    </message>
    <message>
        <source>The name %1.</source>
        <translation>Der Name %1.</translation>
    </message>
</context>
<context>
    <name>residua::ui::WeightController</name>
    <message>
        <source>Load Weights</source>
        <translation>Gewichte laden</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.pth *.pt *.th *.ckpt *.tar *.bin *.pkl)</source>
        <translation>Gewichte (*.safetensors *.pth *.pt *.th *.ckpt *.tar *.bin *.pkl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>“%1” does not fit this network: it has %2 of %3 tensors.</source>
        <translation>„%1“ passt nicht zu diesem Netz: es hat %2 von %3 Tensoren.</translation>
    </message>
    <message>
        <source>It is of no residual network.</source>
        <translation>Es gehört zu keinem Residualnetz.</translation>
    </message>
    <message>
        <source>Random Weights</source>
        <translation>Zufällige Gewichte</translation>
    </message>
    <message>
        <source>Seed (the same seed gives the same weights):</source>
        <translation>Seed (derselbe Seed ergibt dieselben Gewichte):</translation>
    </message>
    <message>
        <source>All %1 layers have their weights from “%2”.</source>
        <translation>Alle %1 Schichten haben ihre Gewichte aus „%2“.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Trained digits</source>
        <translation>Trainierte Ziffern</translation>
    </message>
    <message>
        <source>Random weights</source>
        <translation>Zufällige Gewichte</translation>
    </message>
    <message>
        <source>Looking for files that fit…</source>
        <translation>Passende Dateien werden gesucht…</translation>
    </message>
    <message>
        <source>No other file on this machine fits</source>
        <translation>Keine andere Datei auf diesem Rechner passt</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1: it fits where “%2” is %3.</source>
        <translation>%1: passend, wenn „%2“ %3 ist.</translation>
    </message>
    <message>
        <source>%1 of %2 tensors are from “%3”: %4 of %5 layers have all of theirs. The others did not fit or were changed since, and are drawn from seed %6.</source>
        <translation>%1 von %2 Tensoren sind aus „%3“: %4 von %5 Schichten haben alle ihre. Die anderen passten nicht oder wurden seither geändert und sind mit Seed %6 gezogen.</translation>
    </message>
    <message>
        <source>Open as Its Own Network</source>
        <translation>Als eigenes Netz öffnen</translation>
    </message>
    <message>
        <source>This network has no place for %1 of the file&apos;s %2 tensors.</source>
        <translation>Für %1 der %2 Tensoren der Datei hat dieses Netz keinen Platz.</translation>
    </message>
</context>
<context>
    <name>residua::ui::WeightsButton</name>
    <message>
        <source>Weights of the run</source>
        <translation>Gewichte des Laufs</translation>
    </message>
    <message>
        <source>%1 + new</source>
        <translation>%1 + neue</translation>
    </message>
    <message>
        <source>Weights: %1</source>
        <translation>Gewichte: %1</translation>
    </message>
</context>
<context>
    <name>residua::ui::WeightsReport</name>
    <message>
        <source>%1 fit</source>
        <translation>%1 passen</translation>
    </message>
    <message>
        <source>%1 fit reshaped</source>
        <translation>%1 passen umgeformt</translation>
    </message>
    <message>
        <source>%1 not in the file</source>
        <translation>%1 nicht in der Datei</translation>
    </message>
    <message>
        <source>%1 of another shape</source>
        <translation>%1 in anderer Form</translation>
    </message>
    <message>
        <source>Blocks and what becomes of their weights</source>
        <translation>Blöcke und was aus ihren Gewichten wird</translation>
    </message>
    <message>
        <source>block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Load What &amp;Fits</source>
        <translation>&amp;Passende laden</translation>
    </message>
    <message>
        <source>&amp;Open as Its Own Network</source>
        <translation>Als &amp;eigenes Netz öffnen</translation>
    </message>
</context>
<context>
    <name>residua::ui::Windows</name>
    <message>
        <source>%1 cannot be shown again: %2</source>
        <translation>%1 kann nicht wieder gezeigt werden: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n of the files could not be opened; the others are.</source>
        <translation>
            <numerusform>%n der Dateien konnte nicht geöffnet werden; die anderen sind offen.</numerusform>
            <numerusform>%n der Dateien konnten nicht geöffnet werden; die anderen sind offen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>residua::ui::Worker</name>
    <message>
        <source>weights cannot be written without libtorch</source>
        <translation>Gewichte können ohne libtorch nicht geschrieben werden</translation>
    </message>
</context>
</TS>
